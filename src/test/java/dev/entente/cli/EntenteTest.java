package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EntenteTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpTellsTheExitCodes() {
    assertEquals(ExitCode.DONE, execute("--help"));
    assertTrue(out.toString().contains("3 done but some input was rejected"), out.toString());
  }

  @Test
  void anUnknownOptionIsWrongUsageInTwoLines() {
    assertEquals(ExitCode.USAGE, execute("fails", "--wrong"));
    assertTrue(err.toString().startsWith("entente: Unknown option: '--wrong'"), err.toString());
    assertTrue(err.toString().contains("Try 'entente fails --help'"), err.toString());
  }

  @Test
  void aFailureIsOneLineWithoutItsStack() {
    assertEquals(ExitCode.FAILED, execute("fails"));
    assertEquals("entente: the thing at its place: do this\n", err.toString());
  }

  @Test
  void theStackIsBehindTrace() {
    execute("fails", "--trace");
    assertTrue(err.toString().contains("\tat dev.entente"), err.toString());
  }

  @Test
  void aMissingFileIsNamedWithoutTheClassOfItsException() {
    assertEquals(ExitCode.FAILED, execute("misses"));
    assertEquals("entente: lost.csv: there is no such file\n", err.toString());
  }

  @Test
  void anInternalErrorSaysThatItIsOne() {
    execute("breaks");
    assertTrue(err.toString().startsWith("entente: internal error"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void whereMemoryIsShortItSaysHowToGiveMore() {
    assertEquals(ExitCode.FAILED, execute("grows"));
    assertTrue(err.toString().startsWith("entente: more memory is needed"), err.toString());
    assertTrue(err.toString().contains("ENTENTE_JAVA_OPTS=-Xmx"), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void aDomainFolderThatIsNotThereIsNamed() {
    assertEquals(ExitCode.FAILED, execute("domain", "--domain", "nowhere"));
    assertEquals(
        "entente: nowhere: there is no such folder; name one that exists\n", err.toString());
  }

  @Test
  void theShippedDomainHoldsItsSeeds() {
    Path seeds = DomainFolder.ofProduct().seeds();
    assertTrue(
        java.nio.file.Files.isRegularFile(seeds.resolve("articles/kim-meets-putin.txt")),
        seeds.toString());
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Entente.commandLine();
    commandLine.addSubcommand(
        new Acting(
                "fails",
                () -> {
                  throw new Failure("the thing at its place:\n  do this");
                })
            .line());
    commandLine.addSubcommand(
        new Acting(
                "misses",
                () -> {
                  throw new NoSuchFileException("lost.csv");
                })
            .line());
    commandLine.addSubcommand(
        new Acting(
                "breaks",
                () -> {
                  throw new IllegalStateException("torn");
                })
            .line());
    commandLine.addSubcommand(
        new Acting(
                "grows",
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                })
            .line());
    Acting domain = new Acting("domain", () -> 0);
    domain.action =
        () -> {
          domain.common.domain();
          return 0;
        };
    commandLine.addSubcommand(domain.line());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    // Settings reach only the subcommands that were there; later ones get them again.
    CommandLine model = Entente.commandLine();
    commandLine.setExecutionStrategy(model.getExecutionStrategy());
    commandLine.setParameterExceptionHandler(model.getParameterExceptionHandler());
    commandLine.setExecutionExceptionHandler(model.getExecutionExceptionHandler());
    return commandLine.execute(arguments);
  }

  @Command
  private static final class Acting implements Callable<Integer> {
    private final String name;
    private Callable<Integer> action;
    @Mixin private CommonOptions common = new CommonOptions();

    private Acting(String name, Callable<Integer> action) {
      this.name = name;
      this.action = action;
    }

    private CommandLine line() {
      CommandLine line = new CommandLine(this);
      line.setCommandName(name);
      return line;
    }

    @Override
    public Integer call() throws Exception {
      return action.call();
    }
  }
}
