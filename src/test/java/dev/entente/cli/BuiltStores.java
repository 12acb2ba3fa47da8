package dev.entente.cli;

import dev.entente.entity.FewActors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Stores of articles and tables that tests write, built by the command that users run. */
public final class BuiltStores {

  private BuiltStores() {}

  /** Writes articles and tables into a folder. */
  @FunctionalInterface
  public interface Seeds {
    void write(Path folder) throws IOException;
  }

  /** A store in a folder that is there as long as the process. */
  public static Path whileRunning(Seeds seeds) {
    try {
      Path folder = Files.createTempDirectory("entente-built");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      seeds.write(folder);
      Path store = folder.resolve("store");
      build(folder, store);
      return store;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Builds a store of what a folder holds, without the rules; where it names no actors, states and
   * bodies serve.
   */
  public static void build(Path seeds, Path store) throws IOException {
    if (Files.notExists(seeds.resolve("entities"))) {
      FewActors.statesAndBodies(seeds, Set.of());
    }
    StringWriter err = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(err, true));
    int code =
        line.execute("build", seeds.toString(), "--annotators", "csv", "--loc", store.toString());
    if (code != ExitCode.DONE) {
      throw new IllegalStateException("the store did not build: " + err);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
