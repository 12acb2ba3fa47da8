package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.CsvAnnotator;
import dev.entente.annotate.StatementTable;
import dev.entente.cli.Entente;
import dev.entente.entity.EntityTables;
import dev.entente.query.SeedStore;
import dev.entente.statement.Standing;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The statement table leads back to the same statements; events are those of the statements. */
class TableExportTest {

  private static final EntityTables ENTITIES =
      EntityTables.load(List.of(Path.of("seeds/entities")));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"seed,csv", "seed,jsonl", "hostile,csv", "hostile,jsonl"})
  void theTableReadsBackToTheSameStatements(String which, String form) throws IOException {
    Path store = which.equals("seed") ? SeedStore.location() : HostileStore.location();
    Path table =
        Exports.write(
            store,
            ExportFormat.TABLE,
            Map.of(),
            Map.of("profile", List.of(form)),
            folder.resolve("table." + form));
    CsvAnnotator reader =
        new CsvAnnotator(Exports.VOCABULARY, ENTITIES, List.of(StatementTable.read(table)));
    List<StoredArticle> articles = articles(store);
    for (StoredArticle article : articles) {
      AnnotatedArticle again = reader.annotate(article.article());
      assertEquals(List.of(), again.rejections());
      assertTrue(article.statements().size() > 10, "too few to tell anything");
      assertEquals(Set.copyOf(article.statements()), Set.copyOf(again.statements()));
      assertEquals(Set.copyOf(article.actors()), Set.copyOf(again.actors()));
    }
  }

  @Test
  void buildMakesTheSameStatementsOfWhatRulesFound() throws IOException {
    Path store = build(Path.of("seeds"), "csv,rules");
    Path seeds = Files.createDirectories(folder.resolve("again"));
    copy(Path.of("seeds/articles"), seeds.resolve("articles"));
    Path annotations = Files.createDirectory(seeds.resolve("annotations"));
    Exports.write(store, ExportFormat.TABLE, Map.of(), Map.of(), annotations.resolve("table.csv"));
    List<Statement> expected = articles(store).getFirst().statements();
    assertTrue(
        expected.stream().anyMatch(one -> one.annotation().annotator().equals("rules")),
        "the rules found nothing");
    assertEquals(expected, articles(build(seeds, "csv")).getFirst().statements());
  }

  @Test
  void noCellOfTheTableIsAFormula() throws IOException {
    Path table =
        Exports.write(
            HostileStore.location(), ExportFormat.TABLE, Map.of(), Map.of(), folder.resolve("t"));
    String raw = Files.readString(table);
    assertTrue(raw.contains("'=HYPERLINK"), "nothing hostile in it");
    assertFalse(raw.matches("(?s).*(^|,|\n)\"?[=+@].*"), "a cell begins a formula");
    assertTrue(
        StatementTable.read(table).rows().stream()
            .anyMatch(row -> row.cell("subject_label").startsWith("=HYPERLINK")),
        "reading keeps the apostrophe");
  }

  @Test
  void aFilteredTableHasNoRowAboutAMissingOne() throws IOException {
    Path table =
        Exports.write(
            SeedStore.location(),
            ExportFormat.TABLE,
            Map.of("relation", List.of("accuses", "expressesConcernAbout")),
            Map.of(),
            folder.resolve("t.csv"));
    List<StatementTable.Row> rows = StatementTable.read(table).rows();
    List<String> keys = rows.stream().map(row -> row.cell("id")).toList();
    assertTrue(rows.size() > 2, "too few to tell anything");
    rows.forEach(row -> assertTrue(keys.containsAll(row.values("about")), row::toString));
  }

  @Test
  void statementsKnowNothingOfEdges() {
    ExportException refused =
        assertThrows(
            ExportException.class,
            () ->
                Exports.write(
                    SeedStore.location(),
                    ExportFormat.TABLE,
                    Map.of("min-weight", List.of("2")),
                    Map.of(),
                    folder.resolve("t.csv")));
    assertTrue(String.valueOf(refused.getMessage()).contains("min-weight"));
    assertFalse(Files.exists(folder.resolve("t.csv")));
  }

  @Test
  void edgesOnlyAreThoseThatCountForAPlainEdge() throws IOException {
    Path table =
        Exports.write(
            SeedStore.location(),
            ExportFormat.TABLE,
            Map.of("include", List.of("edges")),
            Map.of(),
            folder.resolve("t.csv"));
    ActorGraph graph = Exports.graph(SeedStore.location(), Map.of("background", List.of("true")));
    assertEquals(
        graph.edges().stream().mapToInt(ActorEdge::statements).sum(),
        StatementTable.read(table).rows().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?statement { ?statement ent:relation ent:suppliesArmsTo }",
        "SELECT ?relationship { ?relationship rdf:predicate ent:suppliesArmsTo }",
        "SELECT ?subject ?relation ?object { ?r rdf:predicate ent:suppliesArmsTo ;"
            + " rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object }",
        "CONSTRUCT { ?s ent:suppliesArmsTo ?o }"
            + " WHERE { ?r rdf:predicate ent:suppliesArmsTo ; rdf:subject ?s ; rdf:object ?o }",
        "CONSTRUCT WHERE { ?statement ent:relation ent:suppliesArmsTo }"
      })
  void aQueryChoosesStatements(String query) throws IOException {
    Path table =
        Exports.write(
            SeedStore.location(),
            ExportFormat.TABLE,
            Map.of("query", List.of(query)),
            Map.of(),
            folder.resolve("t.csv"));
    List<StatementTable.Row> rows = StatementTable.read(table).rows();
    assertEquals(
        articles(SeedStore.location()).getFirst().statements().stream()
            .filter(one -> one.claim().relation().name().equals("suppliesArmsTo"))
            .count(),
        rows.size());
    assertTrue(rows.size() > 1, "too few to tell anything");
    rows.forEach(row -> assertEquals("suppliesArmsTo", row.cell("relation")));
  }

  @Test
  void aQueryOfOtherColumnsIsRefused() {
    ExportException refused =
        assertThrows(
            ExportException.class,
            () ->
                Exports.write(
                    SeedStore.location(),
                    ExportFormat.GEXF,
                    Map.of("query", List.of("SELECT ?a { ?a a ent:Country }")),
                    Map.of(),
                    folder.resolve("t.gexf")));
    assertTrue(String.valueOf(refused.getMessage()).contains("?statement"));
  }

  @ParameterizedTest
  @CsvSource({"seed", "hostile"})
  void pythonReadsOneRowForEveryEvent(String which) throws IOException {
    Path store = which.equals("seed") ? SeedStore.location() : HostileStore.location();
    Path file =
        Exports.write(store, ExportFormat.PLOVER, Map.of(), Map.of(), folder.resolve("e.tsv"));
    JsonNode rows =
        new ObjectMapper().readTree(Programs.python(List.of("csv"), "events.py", file.toString()));
    List<String> expected = events(store);
    assertTrue(expected.size() > 10, "too few to tell anything");
    List<String> found = new ArrayList<>();
    rows.forEach(row -> {
      assertEquals(PloverExport.COLUMNS.size(), row.size(), row::toString);
      found.add(row.path("Event ID").asText() + " " + row.path("Event Type").asText());
    });
    assertEquals(expected, found);
  }

  /** Ids and types of the events of counted statements, through the domain's rules. */
  private static List<String> events(Path location) {
    List<String> events = new ArrayList<>();
    Exports.view(
        location,
        view -> {
          view.statements(
              Exports.filter(view, ExportFormat.PLOVER),
              article -> {
                for (Statement statement : article.statements()) {
                  java.util.Optional<Standing> as =
                      view.relationships().countedAs(statement.identity());
                  view.event(statement, article.issued())
                      .filter(event -> as.isPresent())
                      .ifPresent(event -> events.add(statement.identity() + " " + event.type()));
                }
              });
          return events;
        });
    return events;
  }

  private static List<StoredArticle> articles(Path location) {
    return Exports.view(
        location,
        view -> {
          List<StoredArticle> articles = new ArrayList<>();
          view.statements(Exports.filter(view, ExportFormat.TABLE), articles::add);
          return articles;
        });
  }

  private Path build(Path seeds, String annotators) {
    Path location = folder.resolve("store-" + seeds.getFileName());
    StringWriter err = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(err, true));
    int code =
        line.execute(
            "build", seeds.toString(), "--annotators", annotators, "--loc", location.toString());
    assertEquals(0, code, err::toString);
    return location;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
