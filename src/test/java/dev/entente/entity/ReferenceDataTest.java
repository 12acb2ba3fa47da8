package dev.entente.entity;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.Region;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the tables under {@code seeds/entities}; ISO 3166 as Java and CLDR (ICU4J) know it. */
class ReferenceDataTest {

  private static final Path DIR = Path.of("seeds", "entities");
  private static final Set<String> KINDS =
      Set.of(
          "Country",
          "Territory",
          "City",
          "Community",
          "Place",
          "Person",
          "GovernmentBody",
          "InternationalOrganisation",
          "Organisation",
          "PoliticalParty",
          "MediaOrganisation",
          "Company",
          "ArmedGroup");
  private static final Set<String> ALIAS_TYPES =
      Set.of(
          "name",
          "short",
          "acronym",
          "demonym_adj",
          "demonym_noun",
          "capital_metonym",
          "institution_metonym",
          "former",
          "spelling");
  private static final Set<String> DEMONYMS_AND_CAPITAL =
      Set.of("demonym_adj", "demonym_noun", "capital_metonym");

  private static List<CSVRecord> actors = List.of();
  private static List<CSVRecord> aliases = List.of();
  private static List<CSVRecord> identifiers = List.of();
  private static List<CSVRecord> roles = List.of();
  private static List<CSVRecord> memberships = List.of();
  private static Map<String, CSVRecord> actorById = Map.of();
  private static Map<String, Set<String>> aliasTypes = Map.of();

  @BeforeAll
  static void readTables() throws IOException {
    actors = read("actors.csv");
    aliases = read("aliases.csv");
    identifiers = read("identifiers.csv");
    roles = read("roles.csv");
    memberships = read("memberships.csv");
    actorById = new HashMap<>();
    actors.forEach(actor -> actorById.putIfAbsent(actor.get("id"), actor));
    aliasTypes = new HashMap<>();
    for (CSVRecord alias : aliases) {
      aliasTypes
          .computeIfAbsent(alias.get("actor_id"), id -> new HashSet<>())
          .add(alias.get("type"));
    }
  }

  @Test
  void everyActorHasItsOwnWellFormedId() {
    assertNone(actors, actor -> !actor.get("id").matches("[a-z0-9]+([-/][a-z0-9]+)*"));
    assertEquals(Set.of(), repeated(actors, actor -> actor.get("id")));
  }

  @Test
  void everyKindIsOneOfTheOntology() {
    assertNone(actors, actor -> !KINDS.contains(actor.get("kind")));
  }

  @Test
  void noRowStandsTwice() {
    for (List<CSVRecord> table : List.of(actors, aliases, identifiers, roles, memberships)) {
      assertEquals(Set.of(), repeated(table, row -> row.toList().toString()));
    }
  }

  @Test
  void everyRowNamesActorsThatExist() {
    Set<String> missing = new TreeSet<>();
    aliases.forEach(row -> missing.add(row.get("actor_id")));
    identifiers.forEach(row -> missing.add(row.get("actor_id")));
    for (CSVRecord row : roles) {
      missing.add(row.get("holder"));
      missing.add(row.get("of"));
    }
    for (CSVRecord row : memberships) {
      missing.add(row.get("member"));
      missing.add(row.get("of"));
    }
    missing.removeAll(actorById.keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyIsoCountryStandsOnceWithTheCodesJavaAndCldrGiveIt() {
    Map<String, CSVRecord> byIso2 = new TreeMap<>();
    for (CSVRecord actor : actors) {
      if (!actor.get("iso2").isEmpty()) {
        assertEquals(null, byIso2.put(actor.get("iso2"), actor), actor.get("iso2") + " twice");
      }
    }
    Set<String> expected = new TreeSet<>(List.of(Locale.getISOCountries()));
    expected.add("XK"); // Kosovo: user-assigned, known to CLDR and not to Java
    assertEquals(expected, byIso2.keySet());
    byIso2.remove("XK");
    byIso2.forEach((iso2, actor) -> {
      String m49 = "%03d".formatted(Region.getInstance(iso2).getNumericCode());
      assertEquals(Locale.of("", iso2).getISO3Country(), actor.get("iso3"), iso2);
      assertEquals(m49, actor.get("m49"), iso2);
    });
  }

  @Test
  void everyIsoCountryIsCalledWhatCldrCallsItByNameOrAlias() {
    LocaleDisplayNames cldr = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
    Map<String, Set<String>> names = new HashMap<>();
    for (CSVRecord alias : aliases) {
      names
          .computeIfAbsent(alias.get("actor_id"), id -> new HashSet<>())
          .add(fold(alias.get("alias")));
    }
    for (CSVRecord actor : actors) {
      if (!actor.get("iso2").isEmpty()) {
        Set<String> known = new HashSet<>(names.getOrDefault(actor.get("id"), Set.of()));
        known.add(fold(actor.get("name_en")));
        known.add(fold(actor.get("official_en")));
        String name = fold(cldr.regionDisplayName(actor.get("iso2")));
        assertTrue(known.contains(name), () -> actor.get("id") + " is not called " + name);
      }
    }
  }

  @Test
  void everyStateHasAnAdjectiveItsPeoplesNameAndItsCapital() {
    for (CSVRecord actor : actors) {
      if (actor.get("kind").equals("Country")) {
        Set<String> missing = new TreeSet<>(DEMONYMS_AND_CAPITAL);
        missing.removeAll(aliasTypes.getOrDefault(actor.get("id"), Set.of()));
        assertEquals(Set.of(), missing, actor.get("id"));
      }
    }
  }

  @Test
  void everyInhabitedTerritoryHasDemonymsAndCapitalAndAllSayWhoseTheyAre() {
    Set<String> placed = column(memberships, "locatedIn");
    for (CSVRecord actor : actors) {
      if (actor.get("kind").equals("Territory")) {
        String id = actor.get("id");
        Set<String> some = new TreeSet<>(aliasTypes.getOrDefault(id, Set.of()));
        some.retainAll(DEMONYMS_AND_CAPITAL);
        assertTrue(some.isEmpty() || some.equals(DEMONYMS_AND_CAPITAL), id + " has only " + some);
        assertTrue(!actor.get("status_note").isEmpty(), id + " has no status_note");
        assertTrue(id.equals("antarctica") || placed.contains(id), id + " is located nowhere");
      }
    }
  }

  @Test
  void everyCityLiesInOneStateOrTerritory() {
    Map<String, List<String>> places =
        memberships.stream()
            .filter(row -> row.get("relation").equals("locatedIn"))
            .collect(
                groupingBy(
                    row -> row.get("member"),
                    Collectors.mapping(row -> row.get("of"), Collectors.toList())));
    for (CSVRecord actor : actors) {
      if (actor.get("kind").equals("City")) {
        List<String> states = places.getOrDefault(actor.get("id"), List.of());
        assertEquals(1, states.size(), actor.get("id") + " in " + states);
      }
    }
  }

  @Test
  void everyPositionIsOnTheGlobeAndStatesHaveOne() {
    for (CSVRecord actor : actors) {
      String id = actor.get("id");
      assertEquals(actor.get("lat").isEmpty(), actor.get("lon").isEmpty(), id);
      if (!actor.get("lat").isEmpty()) {
        assertTrue(Math.abs(Double.parseDouble(actor.get("lat"))) <= 90, id);
        assertTrue(Math.abs(Double.parseDouble(actor.get("lon"))) <= 180, id);
      }
      if (Set.of("Country", "Territory").contains(actor.get("kind"))) {
        assertTrue(!actor.get("lat").isEmpty(), id + " has no position");
      }
    }
  }

  @Test
  void everyAliasIsTypedFlaggedAndNoEmptyRepeatOfTheName() {
    Predicate<CSVRecord> badFlag =
        row ->
            !Set.of("", "yes").contains(row.get("ambiguous"))
                || !Set.of("", "yes").contains(row.get("case_sensitive"));
    assertAll(
        () -> assertNone(aliases, row -> !ALIAS_TYPES.contains(row.get("type"))),
        () -> assertNone(aliases, badFlag),
        () -> assertNone(aliases, row -> row.get("alias").isBlank()),
        () -> assertNone(aliases, row -> !row.get("alias").strip().equals(row.get("alias"))),
        () ->
            assertNone(
                aliases,
                row ->
                    row.get("type").equals("name")
                        && row.get("ambiguous").isEmpty()
                        && row.get("alias")
                            .equals(name(actorById.get(row.get("actor_id")), "name_en"))));
  }

  @Test
  void theAmericansAreMatchedByExactCaseAndTheirCapitalIsAmbiguous() {
    assertTrue(flagged("united-states", "US", "acronym", "case_sensitive"));
    assertTrue(flagged("united-states", "Washington", "capital_metonym", "ambiguous"));
    assertTrue(flagged("georgia", "Georgia", "name", "ambiguous"));
    assertTrue(flagged("georgia-us", "Georgia", "short", "ambiguous"));
  }

  @Test
  void everyRelationIsKnownInItsTable() {
    assertNone(roles, row -> !Set.of("represents", "leads").contains(row.get("relation")));
    assertNone(memberships, row -> !Set.of("memberOf", "locatedIn").contains(row.get("relation")));
  }

  @Test
  void everyIntervalBeginsBeforeItEnds() {
    for (List<CSVRecord> table : List.of(actors, roles, memberships)) {
      assertNone(table, row -> first(row.get("valid_from")).isAfter(last(row.get("valid_to"))));
    }
  }

  @Test
  void everyWikidataItemIsWellFormedAndStandsOnce() {
    List<CSVRecord> linked =
        actors.stream().filter(actor -> !actor.get("wikidata").isEmpty()).toList();
    assertNone(linked, actor -> !actor.get("wikidata").matches("Q[1-9][0-9]*"));
    assertEquals(Set.of(), repeated(linked, actor -> actor.get("wikidata")));
  }

  @Test
  void theReadmeCountsTheActorsByKindAndTheConfirmedWikidataItems() throws IOException {
    Map<String, Long> counted =
        actors.stream().collect(groupingBy(actor -> actor.get("kind"), TreeMap::new, counting()));
    counted.put(
        "Wikidata items", actors.stream().filter(a -> !a.get("wikidata").isEmpty()).count());
    Map<String, Long> stated = new TreeMap<>();
    Matcher line =
        Pattern.compile("(?m)^\\| ([A-Za-z ]+) \\| ([0-9]+) \\|$")
            .matcher(Files.readString(DIR.resolve("README.md")));
    while (line.find()) {
      stated.put(line.group(1), Long.valueOf(line.group(2)));
    }
    assertEquals(counted, stated, "seeds/entities/README.md, Counts");
    String total = String.format(java.util.Locale.ROOT, "%,d", actors.size());
    for (String page : List.of("README.md", "CHANGELOG.md")) {
      assertTrue(Files.readString(Path.of(page)).contains(total), total + " in " + page);
    }
  }

  @Test
  void wordsThatNameActorsNameListedOnes() {
    NominalGroups words = NominalGroups.load(List.of(Path.of("seeds/lexicon")));
    for (String name : List.of("everywhere", "power")) {
      assertTrue(actorById.keySet().containsAll(words.words(name).keySet()), name);
    }
  }

  private static List<CSVRecord> read(String file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(DIR.resolve(file)), format)) {
      List<CSVRecord> rows = parser.getRecords();
      assertTrue(!rows.isEmpty(), file + " has no rows");
      assertNone(rows, row -> !row.isConsistent());
      return rows;
    }
  }

  private static void assertNone(List<CSVRecord> rows, Predicate<CSVRecord> wrong) {
    List<String> found = new ArrayList<>();
    for (CSVRecord row : rows) {
      if (wrong.test(row)) {
        found.add(row.getRecordNumber() + ": " + row.toList());
      }
    }
    assertEquals(List.of(), found);
  }

  private static Set<String> repeated(List<CSVRecord> rows, Function<CSVRecord, String> key) {
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .map(key)
        .filter(value -> !seen.add(value))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> column(List<CSVRecord> rows, String relation) {
    return rows.stream()
        .filter(row -> row.get("relation").equals(relation))
        .map(row -> row.get("member"))
        .collect(Collectors.toSet());
  }

  private static boolean flagged(String id, String alias, String type, String flag) {
    return aliases.stream()
        .anyMatch(row ->
            row.get("actor_id").equals(id)
                && row.get("alias").equals(alias)
                && row.get("type").equals(type)
                && row.get(flag).equals("yes"));
  }

  private static String name(@Nullable CSVRecord actor, String column) {
    return actor == null ? "" : actor.get(column);
  }

  /** Bare letters, so that "St. Kitts & Nevis" and "Saint Kitts and Nevis" are one name. */
  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("&", "and")
        .replaceAll("\\bSt\\. ", "Saint ")
        .replaceAll(" SAR China$| \\(Burma\\)$", "")
        .replaceAll("\\bthe\\b|[^A-Za-z]", "");
  }

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case 0 -> LocalDate.MIN;
      case 4 -> LocalDate.of(Integer.parseInt(date), 1, 1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date);
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case 0 -> LocalDate.MAX;
      case 4 -> LocalDate.of(Integer.parseInt(date), 12, 31);
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date);
    };
  }
}
