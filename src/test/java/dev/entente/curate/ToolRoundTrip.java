package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.cli.Entente;
import dev.entente.store.EntenteStore;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Articles that go to annotation tools, and what people did there when it comes back. */
abstract class ToolRoundTrip {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");

  /** Characters of two units before everything, and between the parts. */
  static final String TEXT =
      "🚀🛰 The court was full. Ostara 🔥 sued Halden Steel. Larkbank fined Ostara. Brightwater sued"
          + " Larkbank. Ostara bought 🏭 Brightwater in the end.\n";

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(folder.resolve("seeds/articles"));
    Files.createDirectories(folder.resolve("seeds/annotations"));
    Files.writeString(folder.resolve("seeds/articles/court day.txt"), TEXT);
    StringBuilder rows = new StringBuilder();
    rows.append(
        "article,subject_label,relation,object_label,tense,quote,subject_span,object_span,trigger_span,annotator,rule\n");
    row(rows, "Ostara", "sues", "sued", "Halden Steel", "Ostara 🔥 sued Halden Steel");
    row(rows, "Larkbank", "fines", "fined", "Ostara", "Larkbank fined Ostara");
    row(rows, "Brightwater", "sues", "sued", "Larkbank", "Brightwater sued Larkbank");
    Files.writeString(folder.resolve("seeds/annotations/a.csv"), rows);
    run(0, "build", folder.resolve("seeds").toString(), "--annotators", "csv");
  }

  private static void row(
      StringBuilder rows,
      String subject,
      String relation,
      String trigger,
      String object,
      String quote) {
    int at = TEXT.indexOf(quote);
    rows.append(
        "court day,%s,%s,%s,past,%s,%s,%s,%s,rules/1.0/aaaa,%s-v 1/1\n"
            .formatted(
                subject,
                relation,
                object,
                quote,
                span(subject, at),
                span(object, at + subject.length()),
                span(trigger, at),
                relation));
  }

  static String span(String words, int from) {
    int at = TEXT.indexOf(words, from);
    return at + "-" + (at + words.length());
  }

  void check(Path file, String... more) throws IOException {
    Path table = folder.resolve("seeds/annotations/jd.csv");
    List<String> command =
        new ArrayList<>(
            List.of(
                "curate",
                "import",
                file.toString(),
                "--reviewer",
                "jd",
                "--reason",
                "read again",
                "--statements",
                table.toString()));
    command.addAll(List.of(more));
    String told = run(0, command.toArray(String[]::new));
    assertTrue(told.contains("1 accepted, 1 corrected, 1 new, 1 rejected"), told);
    assertTrue(told.contains("ostara sues brightwater: denied, was not said"), told);
    assertEquals(
        List.of(
            "accept fines {}",
            "correct sues {object=brightwater, polarity=negated}",
            "reject sues {}"),
        named());

    // Once more, and nothing changes.
    told = run(0, command.toArray(String[]::new));
    assertEquals(3, verdicts().size(), told);
    assertTrue(told.contains("3 decided before, 1 new"), told);

    // What was added is a person's statement, with the words that it stands at.
    run(0, "build", folder.resolve("seeds").toString(), "--annotators", "csv");
    String rows =
        run(
            0,
            "query",
            "SELECT ?quote ?who { ?s ent:relation <https://example.org/companies#acquires> ; oa:exact ?quote ; ent:annotatedBy ?who }");
    assertTrue(rows.contains("Ostara bought 🏭 Brightwater"), rows);
    assertTrue(rows.contains("jd"), rows);
    assertEquals(3, verdicts().size());
  }

  // ---- What is in the store ----

  private List<Verdict> all() {
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      return store.read(data -> Verdicts.read(data, store.iris()));
    }
  }

  List<String> verdicts() {
    return all().stream()
        .map(verdict -> {
          Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
          return verdict.judgement().word() + " " + target.identity() + " " + target.correction();
        })
        .toList();
  }

  private List<String> named() {
    assertTrue(
        all().stream()
            .allMatch(verdict ->
                verdict.reviewer().equals("jd") && verdict.reason().equals("read again")));
    return all().stream()
        .map(verdict -> {
          Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
          return verdict.judgement().word()
              + " "
              + target.cell("relation")
              + " "
              + target.correction();
        })
        .sorted()
        .toList();
  }

  /** What the command says, on either stream. */
  String run(int code, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--loc", folder.resolve("store").toString(), "--domain", DOMAIN.toString()));
    assertEquals(code, line.execute(all.toArray(String[]::new)), said::toString);
    return said.toString();
  }
}
