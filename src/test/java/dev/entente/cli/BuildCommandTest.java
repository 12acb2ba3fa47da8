package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BuildCommandTest {

  private static final Path CASE = Path.of("src/test/resources/corpus/01-supply-denied");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copySeeds() throws IOException {
    try (Stream<Path> files = Files.walk(CASE.resolve("seeds"))) {
      for (Path file : files.toList()) {
        Path to =
            folder.resolve("seeds").resolve(CASE.resolve("seeds").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void aSmallCorpusGivesTheExpectedGraphs() {
    assertEquals(ExitCode.DONE, build(), err.toString());
    // No blank nodes, so that isomorphism is equality.
    assertEquals(lines(expected()), lines(stored()));
  }

  @Test
  void theAccountTellsWhatWasFoundAndASecondRunWritesNothing() {
    build();
    assertTrue(out.toString().contains("articles            1  1 added"), out.toString());
    assertTrue(out.toString().contains("     2  suppliesArmsTo"), out.toString());
    TreeSet<String> before = lines(everything());
    out.getBuffer().setLength(0);
    assertEquals(ExitCode.DONE, build());
    assertTrue(out.toString().contains("nothing changed, nothing written"), out.toString());
    assertEquals(before, lines(everything()));
  }

  @Test
  void aBadRowIsRejectedInOneLineAndLeavesTheStoreAsItWas() throws IOException {
    build();
    TreeSet<String> before = lines(stored());
    Path table = folder.resolve("seeds/annotations/shells.csv");
    Files.writeString(
        table, Files.readString(table).replace("holdsExercisesWith", "holdExercisesWith"));
    assertEquals(ExitCode.REJECTED, build());
    List<String> lines = err.toString().lines().toList();
    assertEquals(1, lines.size(), err.toString());
    assertTrue(lines.get(0).contains("shells.csv"), lines.get(0));
    assertTrue(lines.get(0).contains("holdsExercisesWith"), lines.get(0));
    assertEquals(before, lines(stored()));
  }

  @Test
  void aBadRowOfANewArticleLeavesTheGoodOnes() throws IOException {
    Path table = folder.resolve("seeds/annotations/shells.csv");
    Files.writeString(
        table, Files.readString(table).replace("3,shells,ruvonia", "3,shells,nobody"));
    assertEquals(ExitCode.REJECTED, build());
    assertTrue(out.toString().contains("statements          2"), out.toString());
  }

  @Test
  void aBuiltStoreFitsTheShapes() {
    build();
    assertEquals(ExitCode.DONE, run("validate"), out.toString());
  }

  private int build() {
    return run("build", folder.resolve("seeds").toString(), "--annotators", "csv");
  }

  private int run(String command, String... arguments) {
    CommandLine commandLine = Entente.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> all = new java.util.ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--loc", folder.resolve("store").toString()));
    return commandLine.execute(all.toArray(String[]::new));
  }

  private static DatasetGraph expected() {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFDataMgr.read(data, CASE.resolve("expected.trig").toString());
    return data;
  }

  /** The article's graph and the derived one. */
  private DatasetGraph stored() {
    DatasetGraph all = everything();
    DatasetGraph data = DatasetGraphFactory.create();
    all.find()
        .forEachRemaining(quad -> {
          String graph = quad.getGraph().getURI();
          if (graph.contains("/article/") || graph.endsWith("/relations")) {
            data.add(quad);
          }
        });
    return data;
  }

  private DatasetGraph everything() {
    DatasetGraph copy = DatasetGraphFactory.create();
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      store.read(data -> {
        data.find().forEachRemaining(copy::add);
        return copy;
      });
    }
    return copy;
  }

  /** One line a quad; the fingerprint of all input changes with the ontology and is left out. */
  private static TreeSet<String> lines(DatasetGraph data) {
    TreeSet<String> lines = new TreeSet<>();
    data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> {
          if (!quad.getPredicate().equals(dev.entente.rdf.Terms.CONTENT_HASH)) {
            lines.add(quad.getGraph() + " " + NodeFmtLib.str(quad.asTriple()));
          }
        });
    return lines;
  }
}
