package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.cli.Entente;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Run;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.system.G;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A process that records verdicts is killed without warning; what it acknowledged is there. */
@Timeout(300)
class CurationCrashTest {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");
  private static final int KILLS = 3;

  @TempDir Path folder;

  /** Judges the statements of a store until it is killed, and tells each verdict that holds. */
  public static void main(String[] arguments) throws IOException {
    SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
    try (EntenteStore store = EntenteStore.open(Path.of(arguments[0]))) {
      Curator curator =
          new Curator(
              store,
              OntologyReader.read(DOMAIN.resolve("ontology")),
              Policy.read(Path.of("queries"), Policy.STANDARD));
      List<String> statements =
          store.read(data ->
              G.listPO(data.getUnionGraph(), Terms.TYPE, Terms.STATEMENT_CLASS).stream()
                  .filter(node ->
                      !data.contains(store.iris().graph("corrections"), node, Node.ANY, Node.ANY))
                  .map(Node::getURI)
                  .sorted()
                  .toList());
      while (true) {
        Verdict.Judgement judgement =
            List.of(
                    Verdict.Judgement.ACCEPT,
                    Verdict.Judgement.REJECT,
                    Verdict.Judgement.CORRECT,
                    Verdict.Judgement.WITHDRAW)
                .get(random.nextInt(4));
        Curator.Outcome outcome =
            curator.judge(
                new Decision(judgement, "jd", ""),
                List.of(statements.get(random.nextInt(statements.size()))),
                judgement == Verdict.Judgement.CORRECT
                    ? Map.of("polarity", random.nextBoolean() ? "negated" : "affirmed")
                    : Map.of());
        System.out.println(outcome.verdicts().getFirst().id());
        System.out.flush();
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    Path location = folder.resolve("store");
    CommandLine line = Entente.commandLine();
    StringWriter told = new StringWriter();
    line.setOut(new PrintWriter(told));
    line.setErr(new PrintWriter(told));
    assertEquals(
        0,
        line.execute(
            "build",
            "--domain",
            DOMAIN.toString(),
            "--annotators",
            "csv",
            "--loc",
            location.toString()),
        told::toString);
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(untilKilled(location, kill));
      try (EntenteStore store = EntenteStore.open(location)) {
        Set<String> there = new HashSet<>();
        store
            .read(data -> Verdicts.read(data, store.iris()))
            .forEach(verdict -> there.add(verdict.id()));
        assertTrue(there.containsAll(acknowledged), "lost after kill " + kill);
        TreeSet<String> found = derived(store);
        new RelationsGraph(store, OntologyReader.read(DOMAIN.resolve("ontology")))
            .derive(
                Policy.read(Path.of("queries"), Policy.STANDARD), new Run("test", Instant.now()));
        assertEquals(derived(store), found);
      }
    }
    assertTrue(acknowledged.size() >= KILLS * 4, acknowledged.size() + " verdicts");
  }

  private static List<String> untilKilled(Path location, int seed) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CurationCrashTest.class.getName(),
                location.toString(),
                Integer.toString(seed))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int wanted = 4 + seed * 3;
      for (String id = out.readLine(); id != null; id = out.readLine()) {
        acknowledged.add(id);
        if (acknowledged.size() == wanted) {
          // In the middle of whatever it does now; what it has told until then is read on, which
          // Process.destroyForcibly would prevent.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    return acknowledged;
  }

  private static TreeSet<String> derived(EntenteStore store) {
    return store.read(data -> {
      TreeSet<String> lines = new TreeSet<>();
      for (Node graph : List.of(store.iris().relationsGraph(), store.iris().graph("corrections"))) {
        data.find(graph, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(quad -> lines.add(NodeFmtLib.str(quad)));
      }
      return lines;
    });
  }
}
