package dev.entente;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of ARCHITECTURE.md: what each package may know, and which libraries. */
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

  private static final String CSV = "org.apache.commons.csv..";
  private static final String JENA = "org.apache.jena..";

  private static final List<Room> TABLE =
      List.of(
          new Room("article", List.of(), List.of(CSV)),
          new Room("statement", List.of("article"), List.of()),
          new Room("entity", List.of("article", "statement"), List.of(CSV, "com.ibm.icu..")),
          new Room(
              "annotate",
              List.of("article", "statement", "entity"),
              List.of(CSV, "com.fasterxml.jackson..")),
          new Room(
              "annotate.rules",
              List.of("annotate", "article", "statement", "entity"),
              List.of(CSV, "edu.stanford.nlp..")),
          new Room(
              "rdf", List.of("article", "statement", "entity", "annotate"), List.of(JENA, CSV)),
          new Room(
              "store", List.of("rdf", "article", "statement", "entity", "annotate"), List.of(JENA)),
          new Room(
              "query",
              List.of("store", "rdf", "article", "statement", "entity"),
              List.of(JENA, CSV, "com.fasterxml.jackson..")),
          new Room(
              "evaluate",
              List.of("statement", "annotate", "article"),
              List.of("org.jgrapht..", "org.dkpro.statistics..")),
          new Room(
              "cli",
              List.of(
                  "article",
                  "statement",
                  "entity",
                  "annotate",
                  "annotate.rules",
                  "rdf",
                  "store",
                  "query",
                  "evaluate"),
              List.of("*..")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.entente");

  static Stream<Room> rooms() {
    return TABLE.stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyWhatTheTableSays(Room room) {
    List<String> allowed =
        Stream.of(
                Stream.of("java..", "javax..", "org.jspecify..", "org.slf4j.."),
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
        .allowEmptyShould(true)
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
  void onlyTheRuleAnnotatorKnowsCoreNlp() {
    noClasses()
        .that(not(resideInAnyPackage("dev.entente.annotate.rules")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("edu.stanford.nlp..")
        .check(CLASSES);
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("dev.entente.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
