package dev.entente.query;

import dev.entente.cli.Entente;
import dev.entente.cli.ExitCode;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The store of the seed, built once for all tests by the command that users run. */
public final class SeedStore {

  private static final Path LOCATION = build();

  private SeedStore() {}

  /** The store's folder; a test opens it and closes it again. */
  public static Path location() {
    return LOCATION;
  }

  /** A copy of it, for tests that write. */
  public static Path copy(Path to) {
    try (Stream<Path> files = Files.walk(LOCATION)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(LOCATION.relativize(file).toString()));
      }
      return to;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static EntenteStore open() {
    return EntenteStore.open(LOCATION);
  }

  private static Path build() {
    try {
      Path folder = Files.createTempDirectory("entente-seed");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path location = folder.resolve("store");
      StringWriter err = new StringWriter();
      CommandLine commandLine = Entente.commandLine();
      commandLine.setOut(new PrintWriter(new StringWriter()));
      commandLine.setErr(new PrintWriter(err, true));
      int code = commandLine.execute("build", "--annotators", "csv", "--loc", location.toString());
      if (code != ExitCode.DONE) {
        throw new IllegalStateException("the seed did not build, exit code " + code + ": " + err);
      }
      return location;
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
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
