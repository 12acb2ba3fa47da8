package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QuarantineCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void whatCannotBeReadIsListedAndLeavesWhenItsFileIsMended() throws IOException {
    Path file = folder.resolve("torn.txt");
    Files.write(file, new byte[] {'a', (byte) 0xFF, (byte) 0xFE, 'b', '\n'});
    assertEquals(
        ExitCode.REJECTED, run("add", file.toString(), "--annotators", "csv"), err.toString());
    assertEquals(ExitCode.DONE, run("quarantine", "list"));
    assertTrue(out.toString().contains("torn.txt"), out.toString());
    Files.writeString(
        file, "Talks End\n\nFrance and Egypt ended their talks.\n", StandardCharsets.UTF_8);
    assertEquals(ExitCode.DONE, run("quarantine", "retry", "--annotators", "csv"), err.toString());
    assertTrue(out.toString().contains("1 added"), out.toString());
    assertEquals(ExitCode.DONE, run("quarantine", "list"));
    assertEquals("", out.toString());
  }

  @Test
  void whatIsReadAgainKeepsItsIdAndItsBounds() throws IOException {
    byte[] torn = {'a', (byte) 0xFF, (byte) 0xFE, 'b', '\n'};
    Path top = folder.resolve("inbox");
    Path inbox = Files.createDirectories(top.resolve("sub"));
    Path secret = Files.writeString(folder.resolve("secret.txt"), "Nobody may read this.\n");
    Files.write(inbox.resolve("torn.txt"), torn);
    Files.write(inbox.resolve("two\nlines.txt"), torn);
    Files.write(top.resolve("top.txt"), torn);
    for (Path link : java.util.List.of(inbox.resolve("a.txt"), top.resolve("b.txt"))) {
      Files.createSymbolicLink(link, secret);
    }
    assertEquals(ExitCode.REJECTED, run("add", top.toString(), "--annotators", "csv"));
    String story = "France and Egypt ended their talks, %s.\n";
    Files.writeString(inbox.resolve("torn.txt"), story.formatted("one"));
    Files.writeString(inbox.resolve("two\nlines.txt"), story.formatted("two"));
    Files.writeString(top.resolve("top.txt"), story.formatted("three"));
    assertEquals(ExitCode.REJECTED, run("quarantine", "retry", "--annotators", "csv"));
    assertEquals(ExitCode.DONE, run("quarantine", "list"));
    assertEquals(2, out.toString().lines().count(), out::toString);
    assertEquals(
        2,
        out.toString().lines().filter(line -> line.contains("leads out of")).count(),
        out::toString);
    run("query", "SELECT ?id { [] dcterms:identifier ?id } ORDER BY ?id", "--results", "csv");
    assertEquals(
        java.util.List.of("id", "sub/torn", "sub/twou000Alines", "top"),
        out.toString().lines().toList());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--loc";
    all[arguments.length + 1] = folder.resolve("store").toString();
    return line.execute(all);
  }
}
