package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.annotate.StatementTable;
import dev.entente.cli.Entente;
import dev.entente.entity.FewActors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What only a machine noticed stays out where people's word is asked for. */
class AcceptedTest {

  private static final Map<String, List<String>> ACCEPTED = Map.of("accepted", List.of("true"));

  /** Statements by their objects. */
  private static final Map<String, String> IDS = new TreeMap<>();

  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void buildAndJudge() throws IOException {
    FewActors.states(shared.resolve("seeds"));
    Path articles = Files.createDirectories(shared.resolve("seeds/articles"));
    Path annotations = Files.createDirectories(shared.resolve("seeds/annotations"));
    StringBuilder text = new StringBuilder();
    StringBuilder table =
        new StringBuilder("article,subject,relation,object,tense,quote,annotator\n");
    List<String> objects = List.of("kenya", "chile", "fiji", "peru", "ghana", "nepal", "malta");
    for (int i = 0; i < objects.size(); i++) {
      String quote = "Sentence %d tells of %s.".formatted(i, objects.get(i));
      text.append(quote).append('\n');
      table.append(
          "news,norway,sanctions,%s,past,%s,%s\n"
              .formatted(objects.get(i), quote, i < 5 ? "rules/1.0/aaaa" : "jd"));
    }
    Files.writeString(articles.resolve("news.txt"), text);
    Files.writeString(annotations.resolve("news.csv"), table);
    run("build", shared.resolve("seeds").toString(), "--annotators", "csv");
    Exports.view(
        store(),
        view -> {
          view.statements(
              Exports.filter(view, ExportFormat.TABLE),
              article ->
                  article
                      .statements()
                      .forEach(one -> IDS.put(one.claim().object().value(), one.identity())));
          return IDS;
        });
    judge("accept", "chile", "an");
    judge("reject", "fiji", "an");
    judge("correct", "peru", "an", "relation=aids");
    // The last word counts, and a withdrawn one does not.
    judge("accept", "ghana", "an");
    judge("reject", "ghana", "bo");
    judge("undo", "ghana", "bo");
    judge("reject", "nepal", "bo");
  }

  private static void judge(String verdict, String object, String reviewer, String... more) {
    List<String> words = new ArrayList<>(List.of("curate", verdict, IDS.get(object)));
    words.addAll(List.of(more));
    words.addAll(List.of("--reviewer", reviewer));
    run(words.toArray(String[]::new));
  }

  private static Path store() {
    return shared.resolve("store");
  }

  @Test
  void statementsAreThoseThatAPersonStandsBehind() throws IOException {
    Path table =
        Exports.write(store(), ExportFormat.TABLE, ACCEPTED, Map.of(), folder.resolve("t.csv"));
    TreeSet<String> rows = new TreeSet<>();
    StatementTable.read(table)
        .rows()
        .forEach(row -> rows.add(row.cell("relation") + " " + row.cell("object")));
    assertEquals(
        new TreeSet<>(
            List.of("sanctions chile", "aids peru", "sanctions ghana", "sanctions malta")),
        rows);
  }

  @Test
  void edgesAreOfThoseStatementsAlone() {
    assertEquals(List.of("chile", "ghana", "malta", "peru"), targets(ACCEPTED));
    assertEquals(List.of("chile", "ghana", "kenya", "malta", "peru"), targets(Map.of()));
  }

  @Test
  void anActorIsAskedForByTheNameOfWhomItWasMergedWith() throws IOException {
    run("curate", "merge", "malta", "Kenya", "--reviewer", "an");
    try {
      for (String name : List.of("Malta", "Kenya")) {
        assertEquals(List.of("kenya"), targets(Map.of("ego", List.of(name))));
      }
      assertEquals(List.of("kenya"), targets(Map.of("actor", List.of("Kenya"))));
      Path table =
          Exports.write(
              store(),
              ExportFormat.TABLE,
              Map.of("actor", List.of("Kenya")),
              Map.of(),
              folder.resolve("t.csv"));
      assertEquals(
          List.of("kenya", "malta"),
          StatementTable.read(table).rows().stream()
              .map(row -> row.cell("object"))
              .sorted()
              .toList());
    } finally {
      run("curate", "split", "malta", "Kenya", "--reviewer", "an");
    }
  }

  private static List<String> targets(Map<String, List<String>> filter) {
    return Exports.graph(store(), filter).edges().stream()
        .map(edge -> edge.target().value())
        .sorted()
        .toList();
  }

  private static void run(String... words) {
    StringWriter err = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--loc", store().toString(), "--quiet"));
    assertEquals(0, line.execute(all.toArray(String[]::new)), err::toString);
  }
}
