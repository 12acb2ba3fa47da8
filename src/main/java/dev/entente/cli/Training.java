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
      run("query", "--loc", store);
      run("query", "between", "a=Russia", "b=North Korea", "--loc", store);
      run("query", "who-sanctions-whom", "--loc", store);
      run("query", "SELECT * { ?a ent:sanctions ?b }", "--loc", store);
      run("explain", "Russia", "North Korea", "--loc", store);
      run("entities", "Russia");
      run("annotate", "--annotators", "rules", article());
      run("--help");
    } finally {
      delete(folder);
    }
  }

  /** A shipped article of the working copy that the launcher belongs to. */
  private static String article() throws IOException {
    Path articles = DomainFolder.ofProduct().seeds().resolve("articles");
    try (Stream<Path> files = Files.list(articles)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .findFirst()
          .orElseThrow()
          .toString();
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
