package dev.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds THIRD-PARTY.md to what the build resolved. */
class LicencesIT {

  @Test
  void listsTheLibrariesThatThePackagedProgramRunsWith() throws IOException {
    assertEquals(runtime(), listed("## Libraries that it runs with"));
  }

  @Test
  void listsTheLibrariesOfTheTests() throws IOException {
    Set<String> tests =
        artifacts(
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")));
    tests.removeAll(runtime());
    tests.remove("entente");
    assertFalse(tests.isEmpty(), "no jar on the class path of the tests");
    assertEquals(tests, listed("## Libraries of the tests"));
  }

  private static Set<String> runtime() throws IOException {
    try (JarFile jar = new JarFile("target/entente.jar")) {
      return artifacts(
          Stream.of(
              jar.getManifest()
                  .getMainAttributes()
                  .getValue(Attributes.Name.CLASS_PATH)
                  .split(" ")));
    }
  }

  /** Names without folders, versions and classifiers: "lib/jena-arq-6.0.0.jar" is "jena-arq". */
  private static Set<String> artifacts(Stream<String> jars) {
    Set<String> names = new TreeSet<>();
    jars.forEach(jar ->
        names.add(
            Path.of(jar)
                .getFileName()
                .toString()
                .replaceFirst("(-([0-9]|RELEASE[0-9]).*)?\\.jar$", "")));
    return names;
  }

  /** What the table under a heading names in backticks. */
  private static Set<String> listed(String heading) throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("THIRD-PARTY.md")).stream()
            .dropWhile(line -> !line.equals(heading))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .toList();
    Set<String> names = new TreeSet<>();
    for (String row : rows) {
      Matcher name = Pattern.compile("`([^`]+)`").matcher(row);
      while (name.find()) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
