package dev.entente;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to ARCHITECTURE.md: what each package may know, and which libraries. */
class ArchitectureTest {

  /**
   * A row of the table.
   *
   * @param knows Entente's own packages
   * @param libraries packages of other projects, as ArchUnit patterns
   */
  private record Room(String name, List<String> knows, List<String> libraries) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Path DOCUMENT = Path.of("ARCHITECTURE.md");

  /** The packages of each library that the table may name. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("Commons Compress", "org.apache.commons.compress.."),
          Map.entry("Commons CSV", "org.apache.commons.csv.."),
          Map.entry("CoreNLP", "edu.stanford.nlp.."),
          Map.entry("DKPro Agreement", "org.dkpro.statistics.."),
          Map.entry("ICU4J", "com.ibm.icu.."),
          Map.entry("Jackson", "com.fasterxml.jackson.."),
          Map.entry("Jena", "org.apache.jena.."),
          Map.entry("jwarc", "org.netpreserve.jwarc.."),
          Map.entry("mime4j", "org.apache.james.mime4j.."),
          Map.entry("NLP4J", "edu.emory.mathcs.nlp.."),
          Map.entry("OpenNLP", "opennlp.."),
          Map.entry("PDFBox", "org.apache.(pdfbox|fontbox).."),
          Map.entry("Readability4J", "net.dankito.readability4j.."),
          Map.entry("ROME", "com.rometools.rome.."),
          Map.entry("JGraphT", "org.jgrapht.."),
          Map.entry("jsoup", "org.jsoup.."),
          Map.entry("Jakarta Servlet", "jakarta.servlet.."),
          Map.entry("Lucene", "org.apache.lucene.."),
          Map.entry("Micrometer", "io.micrometer.."),
          Map.entry("RE2/J", "com.google.re2j.."),
          Map.entry("Caffeine", "com.github.benmanes.caffeine.."),
          Map.entry("Jetty", "org.eclipse.jetty.."),
          Map.entry("XZ", "org.tukaani.xz.."),
          Map.entry("all", "*.."));

  private static final List<Room> TABLE = table();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.entente");

  /** The rows under "## Packages": name, responsibility, packages known, libraries. */
  private static List<Room> table() {
    return lines().stream()
        .dropWhile(line -> !line.equals("## Packages"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> List.of(line.split("\\s*\\|\\s*")))
        .map(cells -> new Room(cells.get(1).replace("`", ""), words(cells.get(3)), patterns(cells)))
        .toList();
  }

  private static List<String> patterns(List<String> cells) {
    return words(cells.get(4)).stream()
        .map(name ->
            Objects.requireNonNull(
                LIBRARIES.get(name), () -> name + " is no library known to this test"))
        .toList();
  }

  private static List<String> words(String cell) {
    return cell.equals("–") ? List.of() : List.of(cell.split(", "));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Stream<Room> rooms() {
    return TABLE.stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyWhatTheTableSays(Room room) {
    List<String> allowed =
        Stream.of(
                Stream.of(
                    "java..", "javax..", "com.sun.management..", "org.jspecify..", "org.slf4j.."),
                Stream.of("dev.entente." + room.name()),
                room.knows().stream().map(name -> "dev.entente." + name),
                room.libraries().stream())
            .flatMap(names -> names)
            .toList();
    classes()
        .that()
        .resideInAPackage("dev.entente." + room.name())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    Set<String> rooms = new TreeSet<>();
    TABLE.forEach(room -> rooms.add("dev.entente." + room.name()));
    Set<String> unknown = new TreeSet<>();
    CLASSES.forEach(type -> unknown.add(type.getPackageName()));
    unknown.removeAll(rooms);
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyRowOfTheTableIsAPackage() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(type.getPackageName()));
    Set<String> rooms = new TreeSet<>();
    TABLE.forEach(room -> rooms.add("dev.entente." + room.name()));
    rooms.removeAll(packages);
    assertEquals(Set.of(), rooms);
  }

  @Test
  void everyClassThatTheDocumentNamesExists() {
    Set<String> classes = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("dev.entente")
        .forEach(type -> classes.add(type.getSimpleName()));
    Set<String> named = new TreeSet<>();
    Matcher matcher = Pattern.compile("`([A-Z][a-z]\\w+)`").matcher(String.join("\n", lines()));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    assertTrue(named.size() > 10, () -> "too few to be true: " + named);
    named.removeAll(classes);
    assertEquals(Set.of(), named);
  }

  @Test
  void onlyTheRuleAnnotatorKnowsWhatParses() {
    noClasses()
        .that(not(resideInAnyPackage("dev.entente.annotate.rules")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("edu.stanford.nlp..", "edu.emory.mathcs.nlp..")
        .check(CLASSES);
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("dev.entente.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
