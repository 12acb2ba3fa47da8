package dev.entente.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs the shipped commands once over a store of the shipped seeds, so that the virtual machine can
 * keep their classes for faster starts (JEP 514); the launcher calls it, nobody else.
 */
final class Training {

  private Training() {}

  /**
   * Runs the commands and prints nothing.
   *
   * @throws IllegalStateException if a command fails, so that nothing is kept of a half run
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("entente-training");
    try {
      String store = folder.resolve("store").toString();
      run("build", "--annotators", "csv", "--loc", store);
      run("--help");
    } finally {
      delete(folder);
    }
  }

  private static void run(String... arguments) {
    CommandLine line = Entente.commandLine();
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
    int code = line.setOut(nowhere).setErr(nowhere).execute(arguments);
    if (code != ExitCode.DONE) {
      throw new IllegalStateException(
          "%s ended with %d".formatted(String.join(" ", arguments), code));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException kept) {
              throw new UncheckedIOException(kept);
            }
          });
    }
  }
}
