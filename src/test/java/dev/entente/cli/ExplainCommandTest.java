package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExplainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void groupsStatementsByRelationWithTheirStanding() {
    String shown = explain("Russia", "North Korea");
    assertTrue(shown.startsWith("Russia and North Korea: "), shown);
    assertTrue(shown.contains("\nsupplies arms to\n\n  North Korea → Russia: contested ("), shown);
    assertTrue(shown.contains("Kremlin → North Korea: stated"), shown);
  }

  @Test
  void showsClaimsBesideDenials() {
    String shown = explain("Russia", "North Korea");
    List<String> denials = shown.lines().filter(line -> line.contains("│ - North Korea")).toList();
    assertEquals(1, denials.size(), shown);
    assertTrue(denials.get(0).stripLeading().startsWith("+ "), denials.get(0));
  }

  @Test
  void namesTheWholeChainOfSources() {
    String words = explain("Russia", "China").replaceAll("[\\s│]+", " ");
    assertTrue(words.contains("Sergei Shoigu, as reported by "), words);
  }

  @Test
  void putsWhoIsMeantBehindDescriptions() {
    String words = explain("Russia", "North Korea").replaceAll("\\s+", " ");
    assertTrue(words.contains("the two nations [North Korea, Russia]"), words);
    assertTrue(words.contains("he [Kim Jong Un] might visit Moscow"), words);
    assertFalse(words.contains("Russia [Russia]"), words);
  }

  @Test
  void exactLeavesOutWhoStandsForTheActors() {
    assertFalse(explain("Russia", "North Korea", "--exact").contains("Kremlin →"), out.toString());
  }

  @Test
  void aStatementIsFoundByTheLettersBehindItsQuote() {
    String shown = explain("Kremlin", "North Korea", "--exact");
    String id = shown.replaceFirst("(?s).*\\[([0-9a-f]{8})\\].*", "$1");
    out.getBuffer().setLength(0);
    assertTrue(explain(id).contains("The Kremlin has also expressed"), out.toString());
  }

  @Test
  void anActorAloneShowsAllThatIsSaidOfIt() {
    assertTrue(explain("Ukraine").contains("annexes territory of"), out.toString());
  }

  @Test
  void rowsForPrograms() {
    String csv = explain("Russia", "North Korea", "--results", "csv");
    assertTrue(csv.startsWith("subject,relation,object,polarity,certainty,tense,"), csv);
    out.getBuffer().setLength(0);
    String lines = explain("Russia", "North Korea", "--results", "jsonl");
    assertTrue(lines.lines().allMatch(line -> line.startsWith("{\"subject\":")), lines);
    out.getBuffer().setLength(0);
    String markdown = explain("Russia", "North Korea", "--results", "md");
    assertTrue(markdown.contains("\n## supplies arms to\n"), markdown);
  }

  @Test
  void anUnknownActorIsAnsweredWithSuggestions() {
    assertEquals(
        ExitCode.FAILED,
        run("explain", "Russa", "North Korea", "--loc", SeedStore.location().toString()));
    assertTrue(err.toString().contains("did you mean Russia (russia)"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  private String explain(String... words) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("explain", "--loc", SeedStore.location().toString()));
    arguments.addAll(List.of(words));
    int code = run(arguments.toArray(String[]::new));
    assertEquals("", err.toString());
    assertEquals(ExitCode.DONE, code);
    return out.toString();
  }

  private int run(String... arguments) {
    CommandLine commandLine = Entente.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
