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
