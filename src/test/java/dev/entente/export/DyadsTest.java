package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.cli.BuiltStores;
import dev.entente.query.Answer;
import dev.entente.query.QueryEngine;
import dev.entente.query.ResultTable;
import dev.entente.query.Sparql;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dyad-months of made-up articles, counted again by SPARQL. */
class DyadsTest {

  private static final List<String> ACTORS =
      List.of("fiji", "kenya", "chile", "white-house", "united-states", "_:rebels");
  private static final List<String> RELATIONS =
      List.of("meetsWith", "sanctions", "aids", "attacks", "negotiatesWith");

  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    Random random = new Random(7);
    Path articles = Files.createDirectories(shared.resolve("seeds/articles"));
    Path annotations = Files.createDirectories(shared.resolve("seeds/annotations"));
    StringBuilder details = new StringBuilder("file,publisher,issued\n");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(
                "article",
                "subject",
                "relation",
                "object",
                "polarity",
                "certainty",
                "tense",
                "source",
                "valid_from",
                "quote")
            .get();
    try (CSVPrinter table = format.print(annotations.resolve("a.csv"), StandardCharsets.UTF_8)) {
      for (int number = 0; number < 40; number++) {
        StringBuilder text = new StringBuilder();
        List<Object> before = List.of();
        for (int i = 0; i < 6; i++) {
          List<Object> said = i % 3 == 2 ? before : said(random);
          before = said;
          if (said.get(0).equals(said.get(2))) {
            continue;
          }
          String quote = "Sentence %d of article %d tells it.".formatted(i, number);
          text.append(quote).append('\n');
          List<Object> row = new ArrayList<>(List.of("a" + number));
          row.addAll(said);
          row.add(quote);
          table.printRecord(row);
        }
        Files.writeString(articles.resolve("a" + number + ".txt"), text);
        details.append(
            "a%d,Paper %d,%s\n"
                .formatted(
                    number,
                    number % 7,
                    number % 6 == 0
                        ? ""
                        : "202%d-0%d-1%d"
                            .formatted(
                                1 + random.nextInt(2), 1 + random.nextInt(9), random.nextInt(3))));
      }
    }
    Files.writeString(articles.resolve("articles.csv"), details);
    BuiltStores.build(shared.resolve("seeds"), store());
  }

  private static List<Object> said(Random random) {
    String subject = ACTORS.get(random.nextInt(ACTORS.size()));
    return List.of(
        subject,
        RELATIONS.get(random.nextInt(RELATIONS.size())),
        ACTORS.get(random.nextInt(ACTORS.size())),
        random.nextInt(5) == 0 ? "negated" : "affirmed",
        random.nextInt(4) == 0 ? "probable" : "certain",
        List.of("past", "present", "future").get(random.nextInt(3)),
        random.nextInt(3) == 0 ? subject.replace("_:rebels", "chile") : "",
        List.of("", "", "2021-03-05", "2021", "2022-11").get(random.nextInt(5)));
  }

  private static Path store() {
    return shared.resolve("store");
  }

  @Test
  void countsAreThoseOfSparql() throws IOException {
    Path data = export("counts", Map.of("exact", List.of("true"), "dedupe", List.of("none")));
    Map<String, Integer> expected = new TreeMap<>();
    try (EntenteStore store = EntenteStore.open(store())) {
      Answer answer =
          new QueryEngine(store.dataset(), Duration.ofMinutes(1))
              .ask(
                  Sparql.parse(
                      """
                      SELECT ?from ?to ?as ?month (COUNT(DISTINCT ?st) AS ?count) {
                        ?st ent:countedAs ?as ; ent:relation ?relation ; ent:article ?article .
                        ?relation ent:group ?group . ?group ent:isBackground false .
                        OPTIONAL { ?article dcterms:issued ?issued }
                        OPTIONAL { ?st ent:validFrom ?valid }
                        BIND(STR(COALESCE(?valid, ?issued)) AS ?date)
                        BIND(IF(BOUND(?date) && STRLEN(?date) >= 7, SUBSTR(?date, 1, 7), "") AS ?month)
                        { ?st ent:subject ?from ; ent:object ?to }
                        UNION
                        { ?relation a owl:SymmetricProperty . ?st ent:object ?from ; ent:subject ?to }
                      } GROUP BY ?from ?to ?as ?month
                      """,
                      Sparql.prefixes()),
                  Map.of());
      ResultTable rows = ((Answer.Rows) answer).table();
      for (List<String> row :
          rows.words(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())) {
        expected.put(
            "%s %s %s %s"
                .formatted(
                    after("/entity/", row.get(0)),
                    after("/entity/", row.get(1)),
                    row.get(3),
                    after("#", row.get(2))),
            Integer.valueOf(row.get(4)));
      }
    }
    Map<String, Integer> counted = new TreeMap<>();
    for (String name : List.of("directed-dyads.csv", "undated-dyads.csv")) {
      for (CSVRecord row : rows(data.resolve(name))) {
        for (String as : List.of("stated", "alleged", "planned", "possible", "denied")) {
          int count = Integer.parseInt(row.get(as));
          if (count > 0) {
            counted.put(
                "%s %s %s %s"
                    .formatted(
                        row.get("from"),
                        row.get("to"),
                        row.isMapped("month") ? row.get("month") : "",
                        as),
                count);
          }
        }
      }
    }
    assertTrue(expected.size() > 60, "too few to tell anything");
    assertEquals(expected, counted);
  }

  @Test
  void everyDyadHasARowForEveryMonth() throws IOException {
    Path data = export("filled", Map.of());
    for (String name : List.of("directed-dyads.csv", "undirected-dyads.csv")) {
      Map<String, TreeSet<String>> months = new TreeMap<>();
      int zeros = 0;
      for (CSVRecord row : rows(data.resolve(name))) {
        assertTrue(
            months
                .computeIfAbsent(row.get(0) + " " + row.get(5), none -> new TreeSet<>())
                .add(row.get("month")),
            "a month twice");
        zeros += row.get("events").equals("0") ? 1 : 0;
      }
      assertTrue(zeros > 0, "nothing was filled");
      assertEquals(1, months.values().stream().distinct().count());
      // From January 2021 or later to November 2022: the text names that month.
      assertEquals("2022-11", months.values().iterator().next().last());
    }
  }

  @Test
  void columnsOfGroupsAddUp() throws IOException {
    Path data = export("groups", Map.of("sparse", List.of("true")));
    List<String> groups =
        List.of(
            "verbal_cooperation",
            "material_cooperation",
            "neutral",
            "verbal_conflict",
            "material_conflict");
    for (CSVRecord row : rows(data.resolve("undirected-dyads.csv"))) {
      int affirmed = 0;
      for (String group : groups) {
        int own = Integer.parseInt(row.get(group));
        affirmed += own;
        assertEquals(own == 0, row.get(group + "_score").isEmpty(), row::toString);
      }
      assertEquals(
          Integer.parseInt(row.get("events")),
          affirmed + Integer.parseInt(row.get("denied")),
          row::toString);
      assertEquals(
          Integer.parseInt(row.get("events")),
          Integer.parseInt(row.get("dated_by_text"))
              + Integer.parseInt(row.get("dated_by_article")),
          row::toString);
      assertTrue(row.get(0).compareTo(row.get(5)) < 0, "the order of ids");
    }
  }

  @Test
  void organsAreHandedUpToTheirStates() throws IOException {
    List<CSVRecord> rows = rows(export("states", Map.of()).resolve("directed-dyads.csv"));
    assertTrue(rows.stream().noneMatch(row -> row.get("from").equals("white-house")));
    CSVRecord states =
        rows.stream().filter(row -> row.get("from").equals("united-states")).findFirst().get();
    assertEquals(
        List.of("USA", "2", "2"),
        List.of(states.get("from_iso3"), states.get("from_cow"), states.get("from_gw")));
  }

  @Test
  void whatIsSaidTwiceOnADayIsOneEvent() throws IOException {
    long none = events(export("none", Map.of("dedupe", List.of("none"))));
    long article = events(export("article", Map.of("dedupe", List.of("article"))));
    long day = events(export("day", Map.of()));
    assertTrue(none > article && article > day, none + " " + article + " " + day);
  }

  @Test
  void aSecondRunGivesTheSameBytes() throws Exception {
    Map<String, List<String>> asked = Map.of("since", List.of("2021-02"));
    Path first = export("first", asked);
    Path second = export("second", asked);
    JsonNode manifest = new ObjectMapper().readTree(first.resolve("manifest.json").toFile());
    assertEquals("entente export dyads --since '2021-02'", manifest.path("command").asText());
    List<String> named = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      named.add(file.path("name").asText());
      assertEquals(
          file.path("sha256").asText(),
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(Files.readAllBytes(first.resolve(file.path("name").asText())))));
    }
    try (Stream<Path> files = Files.list(first)) {
      assertEquals(
          Stream.concat(named.stream(), Stream.of("manifest.json")).sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    for (String name : List.of("directed-dyads.csv", "codebook.md", "manifest.json")) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
    }
    assertNotEquals(
        Files.readString(first.resolve("manifest.json")),
        Files.readString(export("other", Map.of()).resolve("manifest.json")));
  }

  @Test
  void theCodebookTellsEveryColumn() throws IOException {
    Path data = export("told", Map.of());
    String codebook = Files.readString(data.resolve("codebook.md"));
    rows(data.resolve("directed-dyads.csv"))
        .getFirst()
        .toMap()
        .keySet()
        .forEach(column ->
            assertTrue(
                codebook.contains("`" + column.replaceFirst("^(from|to)_", "…_") + "`"), column));
  }

  private static long events(Path data) throws IOException {
    return rows(data.resolve("directed-dyads.csv")).stream()
        .mapToLong(row -> Long.parseLong(row.get("events")))
        .sum();
  }

  private Path export(String name, Map<String, List<String>> asked) {
    return Exports.write(store(), ExportFormat.DYADS, asked, Map.of(), folder.resolve(name));
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(
            file,
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }

  private static String after(String mark, String words) {
    return words.substring(words.indexOf(mark) + mark.length());
  }
}
