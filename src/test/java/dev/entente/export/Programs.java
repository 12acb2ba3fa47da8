package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs programs that we did not write; a test is skipped where one is not installed. */
public final class Programs {

  private static final Path READERS = Path.of("src/test/resources/readers");

  /** What is installed does not change while tests run. */
  private static final Map<List<String>, Boolean> SUCCEEDED = new ConcurrentHashMap<>();

  private Programs() {}

  /** What the program prints; fails with what it complains of, unless it ends well. */
  public static String run(String... command) {
    assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
    return checked(List.of(command));
  }

  /** What a script of ours prints that needs these modules of Python. */
  public static String python(List<String> modules, String script, String... arguments) {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (isInstalled(python)
          && succeeds(List.of(python, "-c", "import " + String.join(",", modules)))) {
        List<String> command = new ArrayList<>(List.of(python, READERS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return checked(command);
      }
    }
    assumeTrue(false, "no python3 with " + modules + " is installed");
    throw new IllegalStateException("assumed away");
  }

  /** What a script of ours prints that needs packages of npm, which check puts there. */
  static String node(String script, String... arguments) {
    assumeTrue(isInstalled("node"), "node is not installed");
    assumeTrue(
        Files.isDirectory(Path.of("target/readers/node_modules")),
        "the packages of target/readers are not installed; ./check does so");
    List<String> command = new ArrayList<>(List.of("node", READERS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return checked(command);
  }

  private static boolean isInstalled(String program) {
    return succeeds(List.of("sh", "-c", "command -v \"$0\"", program));
  }

  private static boolean succeeds(List<String> command) {
    return SUCCEEDED.computeIfAbsent(command, asked -> result(asked).code == 0);
  }

  private static String checked(List<String> command) {
    Result result = result(command);
    assertEquals(0, result.code, () -> command + ": " + result.err);
    return result.out;
  }

  private record Result(int code, String out, String err) {}

  private static Result result(List<String> command) {
    try {
      Path out = Files.createTempFile("entente", ".out");
      Path err = Files.createTempFile("entente", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(command + " did not end within two minutes");
        }
        return new Result(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
