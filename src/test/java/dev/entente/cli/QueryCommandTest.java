package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class QueryCommandTest {

  private static final String SANCTIONS = "SELECT ?a ?b { ?a ent:sanctions ?b }";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsTheCatalogueWithoutAStore() {
    assertEquals(ExitCode.DONE, run("query", "--loc", "nowhere"));
    assertTrue(out.toString().contains("who-sanctions-whom"), out.toString());
    assertTrue(out.toString().contains("Who imposes sanctions on whom"), out.toString());
  }

  @Test
  void showsLabelsInTheTable() {
    ask("who-sanctions-whom");
    assertTrue(out.toString().contains("United States  sanctions  entities"), out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv | a,b~https://w3id.org/entente/id/entity/united-states,https://w3id.org/entente/id/entity/article/kim-meets-putin/entities",
        "tsv | ?a'\t'?b~<https://w3id.org/entente/id/entity/united-states>'\t'<https://w3id.org/entente/id/entity/article/kim-meets-putin/entities>",
        "jsonl | {\"a\":\"https://w3id.org/entente/id/entity/united-states\",\"b\":\"https://w3id.org/entente/id/entity/article/kim-meets-putin/entities\"}"
      },
      quoteCharacter = '`')
  void printsRowsInTheFormatAskedFor(String format, String shown) {
    ask(SANCTIONS, "--results", format);
    assertEquals(
        shown.replace("'\t'", "\t").replace('~', '\n'), out.toString().replace("\r", "").strip());
  }

  @Test
  void markdownShowsLabels() {
    ask(SANCTIONS, "--results", "md");
    assertEquals("| a | b |\n| --- | --- |\n| United States | entities |\n", out.toString());
  }

  @Test
  void jsonAndXmlAreSparqlsOwn() {
    ask(SANCTIONS, "--results", "json");
    assertTrue(out.toString().contains("\"vars\": [ \"a\" , \"b\" ]"), out.toString());
    out.getBuffer().setLength(0);
    ask(SANCTIONS, "--results", "xml");
    assertTrue(out.toString().contains("http://www.w3.org/2005/sparql-results#"), out.toString());
  }

  @Test
  void jsonLinesKeepNumbersAndTruthValues() {
    ask("SELECT (1 AS ?n) (0.5 AS ?d) (true AS ?t) (\"x\" AS ?w) {}", "--results", "jsonl");
    assertEquals("{\"n\":1,\"d\":0.5,\"t\":true,\"w\":\"x\"}", out.toString().strip());
  }

  @Test
  void answersYesAndNo() {
    ask("ASK { e:united-states ent:sanctions ?x }");
    ask("ASK { e:russia ent:suppliesArmsTo ?x }");
    assertEquals("yes\nno\n", out.toString());
  }

  @Test
  void plainEdgesAreWhatIsStated() {
    ask(
        "ASK { e:kremlin ent:seeksTiesWith e:north-korea . e:russia ent:seeksTiesWith e:north-korea }");
    ask("ASK { e:north-korea ent:suppliesArmsTo e:russia }");
    ask("ASK { e:kim-jong-un ent:meetsWith e:vladimir-putin }");
    ask("ASK { e:united-states ent:holdsExercisesWith e:south-korea }");
    assertEquals("yes\nno\nno\nyes\n", out.toString());
  }

  @Test
  void triplesArePrintedAsTurtleWithItsTripleTerms() {
    ask("triple-terms", "relation=suppliesArmsTo");
    assertTrue(
        out.toString().contains("<<( e:north-korea ent:suppliesArmsTo e:russia )>>"),
        out.toString());
    assertFalse(out.toString().contains("PREFIX org:"), out.toString());
  }

  @Test
  void saysThatJsonLdCannotHoldTripleTerms() {
    assertEquals(
        ExitCode.FAILED, run("query", "triple-terms", "--results", "json", "--loc", store()));
    assertEquals(
        "entente: JSON-LD cannot hold the triple terms of RDF 1.2; take table (Turtle) or jsonl\n",
        err.toString());
  }

  @Test
  void describesAnActor() {
    ask("DESCRIBE e:kremlin");
    assertTrue(out.toString().contains("ent:represents"), out.toString());
  }

  @Test
  void evidenceIsAWebAnnotation() {
    ask(
        SANCTIONS
            .replace("?a ?b", "?s")
            .replace("{ ?a ent:sanctions ?b }", "{ ?s ent:relation ent:sanctions }"),
        "--results",
        "csv");
    String id = out.toString().strip().replaceFirst("(?s).*/", "");
    out.getBuffer().setLength(0);
    ask("web-annotation", "statement=" + id.substring(0, 8));
    assertTrue(out.toString().contains("oa:TextQuoteSelector"), out.toString());
    assertTrue(out.toString().contains("oa:prefix"), out.toString());
  }

  @Test
  void aPatternThatNothingFlowsIntoIsAnsweredWithNothing() {
    ask("SELECT * { ?s ent:subject|ent:object e:nobody . ?s ent:relation ?r ; ent:object ?o }");
    assertEquals("Nothing found.\n", out.toString());
  }

  @Test
  void limitsRows() {
    ask("SELECT ?s { ?s a ent:Statement }", "--limit", "3", "--results", "csv");
    assertEquals(4, out.toString().lines().count());
  }

  @Test
  void readsAFileWithParametersOfItsOwn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.rq");
    Files.writeString(
        file,
        "# title: Mine\n# question: Whom?\n# parameter: a (entity) who\n# example: mine a=Russia\n"
            + "PREFIX ent: <https://w3id.org/entente/ns#>\nSELECT ?b { ?a ent:sanctions ?b }\n");
    ask("-f", file.toString(), "a=United States", "--results", "md");
    assertTrue(out.toString().contains("| entities |"), out.toString());
  }

  @Test
  void aFolderOfOnesOwnTakesThePlaceOfTheCatalogue(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("mine.rq"),
        "# title: Mine\n# question: Whom?\n# example: mine\nASK { ?s ?p ?o }\n");
    ask("mine", "--queries", folder.toString());
    assertEquals("yes\n", out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "betwen | there is no query 'betwen', did you mean between; 'entente query' lists them",
        "SELECT * { ?a ent:sanctions } | line 1, column 29: no SPARQL query: '}' is not expected here",
        "INSERT DATA { <a> <b> <c> } | line 1, column 1: no SPARQL query: 'INSERT DATA' is not expected"
      })
  void saysInOneLineWhatIsWrong(String typed, String message) {
    assertEquals(ExitCode.FAILED, run("query", typed, "--loc", store()));
    assertTrue(err.toString().startsWith("entente: " + message.strip()), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void saysThatThereIsNoStore(@TempDir Path folder) {
    assertEquals(
        ExitCode.FAILED, run("query", SANCTIONS, "--loc", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("there is no store"), err.toString());
  }

  private void ask(String... words) {
    List<String> arguments = new ArrayList<>(List.of("query", "--loc", store()));
    arguments.addAll(List.of(words));
    int code = run(arguments.toArray(String[]::new));
    assertEquals("", err.toString());
    assertEquals(ExitCode.DONE, code);
  }

  private int run(String... arguments) {
    CommandLine commandLine = Entente.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private static String store() {
    return SeedStore.location().toString();
  }
}
