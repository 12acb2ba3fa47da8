package dev.entente.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The common words by which texts speak of actors: heads of organs ("ministry"), offices
 * ("president") and groups ("rebels"), and the words that may stand around them; all data, read
 * from the lexicon's folder.
 */
public final class NominalGroups {

  /** What a head noun makes of the state before it. */
  enum Type {
    ORGAN,
    OFFICE,
    GROUP
  }

  /**
   * A head noun or a fixed phrase that ends in one.
   *
   * @param canonical the slug shared by its spellings and synonyms, {@code defense-minister}
   * @param relation for an office, {@code leads} or {@code represents}, or empty
   */
  record Head(
      String words, Type type, String canonical, String kind, String relation, boolean plural) {}

  /**
   * Words near a name that speak for or against its standing for the actor.
   *
   * @param words folded
   */
  record Context(String alias, String actor, boolean speaksFor, Set<String> words) {}

  private static final Set<String> CLASSES =
      Set.of(
          "given_name",
          "honorific",
          "aimed",
          "idiom",
          "kin",
          "modifier",
          "suffix",
          "against",
          "called",
          "motion",
          "place_word",
          "name_head",
          "org_head",
          "surname_first",
          "people",
          "apposed",
          "domestic",
          "abroad",
          "seated",
          "posted",
          "everywhere",
          "power",
          "quantity",
          "gathering",
          "trouble",
          "sent",
          "sending",
          "mastering",
          "branched",
          "ship");

  private final Map<String, Head> heads = new LinkedHashMap<>();
  private final Set<String> leading = new HashSet<>();
  private final Map<String, Map<String, String>> classes = new HashMap<>();
  private final List<Context> contexts = new ArrayList<>();
  private final Map<String, Map<String, List<String>>> descriptions = new HashMap<>();

  private final String fingerprint;

  private NominalGroups(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /** Another one whenever a table of the folders is. */
  String fingerprint() {
    return fingerprint;
  }

  /**
   * Reads {@code nominal_groups.csv}, {@code organs.csv}, {@code offices.csv}, {@code
   * portfolios.csv}, {@code mention_words.csv}, {@code name_contexts.csv} and {@code
   * descriptions.csv} of each folder, where they are there; later folders' rows win.
   *
   * @throws TableException naming file, line and column of the first row that cannot be used
   */
  public static NominalGroups load(List<Path> folders) {
    NominalGroups words = new NominalGroups(Fingerprint.ofTables(folders));
    for (Path folder : folders) {
      words.readGroups(folder.resolve("nominal_groups.csv"));
    }
    for (Path folder : folders) {
      words.readOrgans(folder.resolve("organs.csv"));
      words.readOffices(folder.resolve("offices.csv"));
      words.readPortfolios(folder.resolve("portfolios.csv"));
      words.readClasses(folder.resolve("mention_words.csv"));
      words.readContexts(folder.resolve("name_contexts.csv"));
      words.readDescriptions(folder.resolve("descriptions.csv"));
    }
    return words;
  }

  private void readGroups(Path file) {
    for (Table.Row row : Table.read(file, "lemma", "kind")) {
      String lemma = row.required("lemma").toLowerCase(java.util.Locale.ROOT);
      String kind = kind(row);
      Type type = kind.equals("GovernmentBody") ? Type.ORGAN : Type.GROUP;
      String plural = plural(lemma);
      head(lemma, type, plural, kind, "", false);
      head(plural, type, plural, kind, "", true);
    }
  }

  private void readOrgans(Path file) {
    for (Table.Row row : Table.read(file, "head", "canonical", "kind")) {
      String words = row.required("head");
      String canonical = row.optional("canonical").orElse(Words.slug(words));
      head(words, Type.ORGAN, canonical, kind(row), "", false);
    }
  }

  private void readOffices(Path file) {
    for (Table.Row row : Table.read(file, "title", "office", "relation")) {
      String words = row.required("title");
      String relation = row.get("relation");
      if (!relation.isEmpty()) {
        row.oneOf("relation", Set.of("leads", "represents"));
      }
      office(words, row.optional("office").orElse(Words.slug(words)), relation);
    }
  }

  private void readPortfolios(Path file) {
    for (Table.Row row : Table.read(file, "portfolio", "before", "after_of")) {
      String slug = Words.slug(row.required("portfolio"));
      for (String before : row.required("before").split("\\|")) {
        for (String organ : List.of("ministry", "department")) {
          head(before + " " + organ, Type.ORGAN, slug + "-ministry", "GovernmentBody", "", false);
        }
        office(before + " minister", slug + "-minister", "represents");
        office(before + " secretary", slug + "-minister", "represents");
        office("deputy " + before + " minister", "deputy-" + slug + "-minister", "represents");
        office("vice " + before + " minister", "deputy-" + slug + "-minister", "represents");
      }
      for (String after : row.required("after_of").split("\\|")) {
        for (String organ : List.of("ministry of ", "department of ", "ministry for ")) {
          head(organ + after, Type.ORGAN, slug + "-ministry", "GovernmentBody", "", false);
        }
        office("minister of " + after, slug + "-minister", "represents");
        office("minister for " + after, slug + "-minister", "represents");
        office("secretary of " + after, slug + "-minister", "represents");
        office("deputy minister of " + after, "deputy-" + slug + "-minister", "represents");
      }
    }
  }

  private void readClasses(Path file) {
    for (Table.Row row : Table.read(file, "class", "word", "value")) {
      String name = row.oneOf("class", CLASSES);
      String words = row.required("word");
      for (String word :
          Set.of("everywhere", "branched", "power", "idiom").contains(name)
              ? new String[] {words}
              : words.split("[ -]")) {
        classes.computeIfAbsent(name, none -> new HashMap<>()).put(word, row.get("value"));
      }
      if (name.equals("apposed")) {
        // "a historic ally": describes the name before it, and is no actor of its own.
        head(row.get("word"), Type.GROUP, row.get("word"), "UnnamedGroup", "", false);
      }
      if (name.equals("surname_first")) {
        classes.computeIfAbsent(name, none -> new HashMap<>()).put(row.get("word"), "");
      }
    }
  }

  private void readContexts(Path file) {
    for (Table.Row row : Table.read(file, "alias", "actor_id", "evidence", "words")) {
      contexts.add(
          new Context(
              Words.fold(row.required("alias")),
              row.required("actor_id"),
              row.oneOf("evidence", Set.of("for", "against")).equals("for"),
              Set.of(row.required("words").split("\\|"))));
    }
  }

  private void readDescriptions(Path file) {
    for (Table.Row row : Table.read(file, "means", "words", "values")) {
      String means =
          row.oneOf(
              "means",
              Set.of(
                  "kind",
                  "head",
                  "force",
                  "state",
                  "region",
                  "noun",
                  "national",
                  "pair",
                  "office"));
      String values =
          means.equals("national") || means.equals("noun")
              ? row.get("values")
              : row.required("values");
      descriptions
          .computeIfAbsent(means, none -> new HashMap<>())
          .put(
              row.required("words").toLowerCase(java.util.Locale.ROOT),
              values.isEmpty() ? List.of() : List.of(values.split("\\|")));
    }
  }

  private static String kind(Table.Row row) {
    String kind = row.required("kind");
    if (!kind.matches("[A-Z][A-Za-z]*")) {
      throw row.wrong("kind", "'" + kind + "' is no kind, such as UnnamedGroup or GovernmentBody");
    }
    return kind;
  }

  private void office(String words, String canonical, String relation) {
    head(words, Type.OFFICE, canonical, "Person", relation, false);
    String plural = plural(words);
    if (!plural.equals(words) && !heads.containsKey(plural)) {
      head(
          plural,
          Type.OFFICE,
          Words.slug(plural(canonical.replace('-', ' '))),
          "UnnamedGroup",
          relation,
          true);
    }
  }

  private void head(
      String words, Type type, String canonical, String kind, String relation, boolean plural) {
    if (relation.equals("leads")) {
      leading.add(Words.slug(canonical));
    }
    heads.put(words, new Head(words, type, Words.slug(canonical), kind, relation, plural));
  }

  /** The English plural of the last word, or of the first of "X of Y". */
  static String plural(String words) {
    int of = words.indexOf(" of ");
    if (of > 0) {
      return plural(words.substring(0, of)) + words.substring(of);
    }
    String lower = words;
    if (lower.endsWith("man") && !lower.endsWith("human")) {
      return lower.substring(0, lower.length() - 3) + "men";
    }
    if (Set.of(
                "police",
                "people",
                "military",
                "troops",
                "forces",
                "personnel",
                "media",
                "clergy",
                "infantry",
                "press",
                "youth",
                "staff")
            .contains(lower)
        || lower.endsWith("s") && !lower.endsWith("ss")) {
      return lower;
    }
    if (lower.endsWith("y")
        && lower.length() > 1
        && "aeiou".indexOf(lower.charAt(lower.length() - 2)) < 0) {
      return lower.substring(0, lower.length() - 1) + "ies";
    }
    return lower.endsWith("s")
            || lower.endsWith("ch")
            || lower.endsWith("sh")
            || lower.endsWith("x")
        ? lower + "es"
        : lower + "s";
  }

  Collection<Head> heads() {
    return heads.values();
  }

  /** The words of a class and the value each has there. */
  Map<String, String> words(String name) {
    return classes.getOrDefault(name, Map.of());
  }

  /** The words that mean whoever was introduced by the title, which is one: "the diplomat". */
  List<String> calledBy(String title) {
    List<String> words = new ArrayList<>(List.of(title));
    descriptions("office")
        .forEach((word, titles) -> {
          if (titles.contains(title)) {
            words.add(word);
          }
        });
    return words;
  }

  /**
   * What a description after "the" may mean, by its words in lower case.
   *
   * @param means {@code pair} (values are the two of "the two Koreas"), {@code kind} (values are
   *     kinds of actors, or actors: "the militia", "the bloc"), {@code state} (ids of states: "the
   *     mainland"), {@code region} (ids of states of which an adjective is said: "West African"),
   *     {@code noun} (a word for a state; ids only where it tells its kind: "island"), {@code
   *     national} (an organ or office every state has) or {@code office} (titles)
   */
  Map<String, List<String>> descriptions(String means) {
    return descriptions.getOrDefault(means, Map.of());
  }

  List<Context> contexts() {
    return contexts;
  }

  /** The canonical name of the office that a title names, such as {@code defense-minister}. */
  Optional<String> office(String title) {
    String words = title.toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
    int cut = words.indexOf(',');
    if (cut > 0) {
      words = words.substring(0, cut);
    }
    while (true) {
      Head head = heads.get(words);
      if (head == null) {
        head = heads.get(words.replaceFirst(" (of|to) the .*", ""));
      }
      if (head != null && head.type == Type.OFFICE) {
        return Optional.of(head.canonical);
      }
      int space = words.indexOf(' ');
      if (space < 0 || !words("modifier").containsKey(words.substring(0, space))) {
        return Optional.empty();
      }
      words = words.substring(space + 1);
    }
  }

  /** Whether whoever holds the office leads what it is of. */
  boolean leads(String office) {
    return leading.contains(office);
  }

  /** Whether the title names the office; "leader" is whoever leads, so any leading office fits. */
  boolean isOffice(String title, String office) {
    Optional<String> named = office(title);
    return named.isPresent() && named.get().equals(office);
  }
}
