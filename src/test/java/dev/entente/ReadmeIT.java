package dev.entente;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of README.md in order, through the launcher, in a copy whose path has a space
 * in it, and compares what it prints with what README shows.
 *
 * <p>In blocks marked {@code console}, a line that begins with "$ " is a command (lines beginning
 * with "&gt; " continue it) and the lines after it are what it prints on both streams; "…" stands
 * for anything in a line, and alone for any lines.
 */
class ReadmeIT {

  private static final long TIMEOUT_SECONDS = 240;

  @TempDir private static Path folder;

  private record Example(int line, String command, List<String> output) {}

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatIsShown() throws IOException {
    Path copy = copy();
    List<Example> examples = examples(Files.readAllLines(Path.of("README.md")));
    assertTrue(examples.size() >= 10, () -> "only " + examples.size() + " commands found");
    return examples.stream()
        .map(example ->
            DynamicTest.dynamicTest(
                "line %d: %s"
                    .formatted(example.line(), example.command().lines().findFirst().get()),
                () -> compare(example, run(example.command(), copy))));
  }

  /** What a user has, without sources, so that the launcher takes the program as it was built. */
  private static Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("a copy"));
    for (String name :
        List.of("entente", "ontology", "seeds", "queries", "gold", "src/test/resources/domains")) {
      copy(Path.of(name), copy.resolve(name));
    }
    Path target = Files.createDirectory(copy.resolve("target"));
    copy(Path.of("target/entente.jar"), target.resolve("entente.jar"));
    Files.createSymbolicLink(target.resolve("lib"), Path.of("target/lib").toAbsolutePath());
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> {
        try {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      });
    }
  }

  private static List<Example> examples(List<String> readme) {
    List<Example> examples = new ArrayList<>();
    boolean inside = false;
    for (int i = 0; i < readme.size(); i++) {
      String line = readme.get(i);
      if (line.startsWith("```")) {
        inside = !inside && line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        examples.add(new Example(i + 1, line.substring(2), new ArrayList<>()));
      } else if (inside && line.matches(">( .*)?") && examples.getLast().output().isEmpty()) {
        Example begun = examples.removeLast();
        String command = begun.command() + "\n" + line.replaceFirst("> ?", "");
        examples.add(new Example(begun.line(), command, begun.output()));
      } else if (inside) {
        examples.getLast().output().add(line);
      }
    }
    return examples;
  }

  private static List<String> run(String command, Path copy)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("ENTENTE_JAVA_OPTS");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("not done after %d s: %s".formatted(TIMEOUT_SECONDS, command));
    }
    // The first is said once, by whichever command comes first; the second on slow machines only.
    return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("entente: preparing faster starts"))
        .filter(line -> !line.matches("articles: [\\d,]+ in .* a second(?:, .*)?"))
        .toList();
  }

  private static void compare(Example example, List<String> printed) {
    String pattern =
        trimmed(example.output()).stream()
            .map(line -> line.equals("…") ? "(?:.*\n)*" : anything(line) + "[ ]*\n")
            .collect(Collectors.joining());
    String text = trimmed(printed).stream().map(line -> line + "\n").collect(Collectors.joining());
    assertTrue(
        Pattern.matches(pattern, text),
        () ->
            "README.md line %d shows%n%n%s%n%nbut %s prints%n%n%s"
                .formatted(
                    example.line(), String.join("\n", example.output()), example.command(), text));
  }

  private static String anything(String line) {
    return Stream.of(line.stripTrailing().split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  private static List<String> trimmed(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
