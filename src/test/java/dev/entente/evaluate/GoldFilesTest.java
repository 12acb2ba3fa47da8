package dev.entente.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.article.ArticleText;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the form of the gold under {@code gold/}, whose README says what each column means. */
class GoldFilesTest {

  private static final Path DIR = Path.of("gold");
  private static final List<String> SETS =
      List.of("tune", "tune2", "tune3", "tune4", "report", "report2", "report3", "report4");
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "article",
          "req",
          "subject_label",
          "relation",
          "object_label",
          "polarity",
          "certainty",
          "tense",
          "attribution",
          "source_label",
          "begin",
          "end",
          "note");
  private static final Set<String> WITHOUT_STATEMENTS =
      Set.of("chile-floods", "handball-semifinal", "davis-cup-final");
  private static final Pattern COUNT =
      Pattern.compile("(?m)^\\| (\\w+)" + " \\| (\\d+)".repeat(SETS.size()) + " \\|$");

  private static final Map<String, List<CSVRecord>> tables = new TreeMap<>();
  private static final Map<String, Map<String, String>> texts = new TreeMap<>();
  private static Set<String> relations = Set.of();

  @BeforeAll
  static void readGold() throws IOException {
    Vocabulary vocabulary = OntologyReader.read(Path.of("ontology", "entente.ttl"));
    relations = vocabulary.relations().stream().map(Relation::name).collect(toSet());
    for (String half : SETS) {
      tables.put(half, table(half));
      texts.put(half, articles(half));
    }
  }

  @Test
  void everyTableHasTheDocumentedColumns() {
    tables.forEach(
        (half, rows) -> assertEquals(COLUMNS, rows.getFirst().getParser().getHeaderNames(), half));
  }

  @Test
  void everyRowHasItsOwnId() {
    Map<String, Long> ids =
        allRows().collect(groupingBy(row -> row.get("id"), TreeMap::new, counting()));
    ids.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), ids);
  }

  @Test
  void everyRelationIsOneOfTheOntology() {
    assertNone(row -> !relations.containsAll(alternatives(row, "relation")));
  }

  @Test
  void aRequiredRowSaysAllThatIsJudged() {
    assertNone(row ->
        row.get("req").equals("1")
            && !(words(Polarity.values(), Polarity::word).containsAll(alternatives(row, "polarity"))
                && words(Certainty.values(), Certainty::word)
                    .containsAll(alternatives(row, "certainty"))
                && words(Tense.values(), Tense::word).containsAll(alternatives(row, "tense"))
                && !row.get("subject_label").isEmpty()
                && !row.get("object_label").isEmpty()));
  }

  @Test
  void anOptionalRowLeavesWhatIsJudgedOpen() {
    assertNone(row -> !row.get("req").matches("[01]"));
    assertNone(row ->
        row.get("req").equals("0")
            && Stream.of("polarity", "certainty", "tense", "attribution", "source_label")
                .anyMatch(column -> !row.get(column).isEmpty()));
  }

  @Test
  void theSourceIsOpenExactlyWhereTheArticleMaySpeakItself() {
    Set<String> kinds = Set.of("narrated", "quoted", "reported", "unnamed");
    assertNone(row ->
        row.get("req").equals("1")
            && (!kinds.containsAll(alternatives(row, "attribution"))
                || row.get("source_label").isEmpty()
                    && !alternatives(row, "attribution").contains("narrated")
                || alternatives(row, "attribution").contains("narrated")
                    && !alternatives(row, "source_label").contains("")));
  }

  @Test
  void noRequiredRowRelatesAnActorToItself() {
    assertNone(row -> {
      Set<String> both = new TreeSet<>(alternatives(row, "subject_label"));
      both.retainAll(alternatives(row, "object_label"));
      return row.get("req").equals("1") && !both.isEmpty();
    });
  }

  @Test
  void everyRowIsOfAnArticleOfItsHalf() {
    tables.forEach((half, rows) -> {
      Set<String> named =
          rows.stream().map(row -> row.get("article")).collect(toCollection(TreeSet::new));
      Set<String> expected = new TreeSet<>(texts(half).keySet());
      expected.removeAll(WITHOUT_STATEMENTS);
      assertEquals(expected, named, half);
    });
  }

  @Test
  void noTwoSetsShareAnything() {
    Map<String, Long> names =
        texts.values().stream()
            .flatMap(articles -> articles.keySet().stream())
            .collect(groupingBy(name -> name, TreeMap::new, counting()));
    names.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), names);
    Map<String, Long> paragraphs =
        SETS.stream()
            .flatMap(half -> paragraphs(half).stream())
            .collect(groupingBy(paragraph -> paragraph, TreeMap::new, counting()));
    paragraphs.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), paragraphs);
  }

  @Test
  void everyTextIsStoredAsItWouldBeRead() {
    texts.values().stream()
        .flatMap(half -> half.values().stream())
        .forEach(text -> assertEquals(ArticleText.normalise(text), text));
  }

  @Test
  void everySpanIsOneWholeSentence() {
    List<String> wrong = new ArrayList<>();
    tables.forEach((half, rows) ->
        rows.forEach(row -> {
          String text = texts(half).getOrDefault(row.get("article"), "");
          if (!isWholeSentence(
              text, Integer.parseInt(row.get("begin")), Integer.parseInt(row.get("end")))) {
            wrong.add(row.get("id"));
          }
        }));
    assertEquals(List.of(), wrong);
  }

  @Test
  void theReadmeCountsWhatTheTablesHold() throws IOException {
    Map<String, List<Long>> expected = new TreeMap<>();
    List<Map<String, Long>> counts = SETS.stream().map(GoldFilesTest::byFirstRelation).toList();
    relations.stream()
        .filter(name -> counts.stream().anyMatch(count -> count.containsKey(name)))
        .forEach(name ->
            expected.put(
                name, counts.stream().map(count -> count.getOrDefault(name, 0L)).toList()));
    Map<String, List<Long>> said = new TreeMap<>();
    Matcher line = COUNT.matcher(Files.readString(DIR.resolve("README.md")));
    while (line.find()) {
      if (relations.contains(line.group(1))) {
        said.put(
            line.group(1),
            IntStream.rangeClosed(1, SETS.size())
                .mapToObj(set -> Long.valueOf(line.group(1 + set)))
                .toList());
      }
    }
    assertEquals(expected, said);
  }

  /** A span that begins a line or follows a sentence, and ends one or its line. */
  private static boolean isWholeSentence(String text, int begin, int end) {
    if (begin < 0 || end > text.length() || begin >= end) {
      return false;
    }
    String before = text.substring(0, begin);
    String span = text.substring(begin, end);
    String after = text.substring(end);
    return !span.contains("\n")
        && span.equals(span.strip())
        && (before.isEmpty() || before.endsWith("\n") || before.matches("(?s).*[.?!]\"? "))
        && (after.startsWith("\n") || after.startsWith(" ") && span.matches("(?s).*[.?!]\"?"));
  }

  private static List<CSVRecord> rows(String half) {
    return tables.getOrDefault(half, List.of());
  }

  private static Map<String, String> texts(String half) {
    return texts.getOrDefault(half, Map.of());
  }

  private static Set<String> paragraphs(String half) {
    return texts(half).values().stream().flatMap(String::lines).collect(toCollection(TreeSet::new));
  }

  private static Map<String, Long> byFirstRelation(String half) {
    return rows(half).stream()
        .filter(row -> row.get("req").equals("1"))
        .collect(groupingBy(row -> alternatives(row, "relation").getFirst(), counting()));
  }

  private static <T> Set<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(toSet());
  }

  private static List<String> alternatives(CSVRecord row, String column) {
    return List.of(row.get(column).split("\\|", -1));
  }

  private static Stream<CSVRecord> allRows() {
    return tables.values().stream().flatMap(List::stream);
  }

  private static void assertNone(Predicate<CSVRecord> wrong) {
    assertEquals(List.of(), allRows().filter(wrong).map(row -> row.get("id")).toList());
  }

  private static List<CSVRecord> table(String half) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(DIR.resolve(half + ".csv"), UTF_8, format)) {
      return parser.getRecords();
    }
  }

  private static Map<String, String> articles(String half) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(DIR.resolve(half))) {
      for (Path file : files.toList()) {
        found.put(
            file.getFileName().toString().replaceFirst("\\.txt$", ""), Files.readString(file));
      }
    }
    return found;
  }
}
