package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.statement.Relation;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading what an ontology declares, and saying what is wrong with one. */
class OntologyReaderTest {

  private static final String PREFIXES =
      """
      @prefix ent: <https://w3id.org/entente/ns#> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix z: <https://example.org/zoo/> .
      z:Animal rdfs:subClassOf ent:Actor .
      """;

  @TempDir Path folder;

  @Test
  void theShippedOntologyHasParentsInversesGroupsAndScores() {
    Vocabulary vocabulary = OntologyReader.read(Path.of("ontology"));
    Relation arms = vocabulary.relation("suppliesArmsTo").orElseThrow();
    assertEquals("supplies arms to", arms.label());
    assertEquals(Optional.of("aids"), arms.parent());
    assertEquals(Optional.of("receivesArmsFrom"), arms.inverse());
    assertEquals(Optional.of("material-cooperation"), arms.group());
    assertEquals(Optional.of(10.0), arms.score());
    assertTrue(vocabulary.relation("meetsWith").orElseThrow().symmetric());
    assertTrue(vocabulary.relation("leads").orElseThrow().background());
    assertFalse(arms.background());
    assertTrue(vocabulary.isKindOf("City", "Place"));
    assertEquals("https://w3id.org/entente/ns#", vocabulary.namespace());
    assertTrue(vocabulary.contexts().containsAll(Set.of("military", "human-rights")));
    assertTrue(
        vocabulary.relation("hosts").isEmpty(), "an inverse is no relation that statements use");
  }

  @Test
  void anOntologyInAnotherNamespaceIsReadByTheSameRules() throws IOException {
    Vocabulary vocabulary =
        read(
            """
            z:eats a owl:ObjectProperty , ent:Relation ; rdfs:label "frisst"@de , "eats"@en .
            z:nibblesAt a owl:ObjectProperty , ent:Relation ; rdfs:subPropertyOf z:eats .
            z:Bird rdfs:subClassOf z:Animal .
            z:fields a ent:ContextScheme .
            z:night skos:inScheme z:fields .
            """);
    assertEquals("https://example.org/zoo/", vocabulary.namespace());
    assertEquals("eats", vocabulary.relation("eats").orElseThrow().label());
    assertEquals("nibbles at", vocabulary.relation("nibblesAt").orElseThrow().label());
    assertEquals(Optional.of("eats"), vocabulary.relation("nibblesAt").orElseThrow().parent());
    assertTrue(vocabulary.isKindOf("Bird", "Animal"));
    assertEquals(Set.of("night"), vocabulary.contexts());
  }

  @Test
  void aParentOfAnotherVocabularyIsNoneOfOurs() throws IOException {
    Vocabulary vocabulary =
        read("z:runs a owl:ObjectProperty , ent:Relation ; rdfs:subPropertyOf ent:represents .");
    assertEquals(Optional.empty(), vocabulary.relation("runs").orElseThrow().parent());
  }

  @Test
  void shapesBesideAnOntologyAreNotRead() throws IOException {
    Files.writeString(folder.resolve("shapes.ttl"), "this is no Turtle");
    assertEquals(1, read("z:eats a owl:ObjectProperty , ent:Relation .").relations().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          z:eats a ent:Relation .                                                                  # zoo/eats: a relation must be an owl:ObjectProperty
          z:eats a owl:ObjectProperty , ent:Relation ; rdfs:subPropertyOf z:does .                 # zoo/eats: its parent https://example.org/zoo/does is not declared
          z:eats a owl:ObjectProperty , ent:Relation ; rdfs:subPropertyOf z:eats .                 # zoo/eats: it is its own ancestor
          z:eats a owl:ObjectProperty , ent:Relation ; ent:score 11 .                              # between -10 and 10, not 11
          z:eats a owl:ObjectProperty , ent:Relation ; ent:score "much" .                          # zoo/eats: its ent:score must be a number
          z:eats a owl:ObjectProperty , ent:Relation ; ent:score 1 , 2 .                           # zoo/eats: it has several values of
          z:eats a owl:ObjectProperty , ent:Relation ; ent:group z:food .                          # zoo/eats: its group https://example.org/zoo/food is not declared
          z:eats a owl:ObjectProperty , ent:Relation ; owl:inverseOf z:a , z:b .                   # zoo/eats: it has several inverses
          z:eats a owl:ObjectProperty , owl:SymmetricProperty , ent:Relation ; owl:inverseOf z:a . # zoo/eats: it is symmetric
          z:eats a owl:ObjectProperty .                                                            # no relations
          z:eats a owl:ObjectProperty z:and z:so z:on .  # [line:
          """)
  void saysWhichTermOfWhichFileIsWrong(String turtle, String problem) {
    String message = problemOf(() -> read(turtle));
    assertTrue(message.startsWith(folder.resolve("zoo.ttl").toString()), message);
    assertTrue(message.contains(problem), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void saysThatAFolderHoldsNoOntology() {
    String message = problemOf(() -> OntologyReader.read(folder));
    assertEquals(
        List.of(folder) + ": there is no ontology; put a Turtle file (*.ttl) there", message);
  }

  private static String problemOf(Executable reading) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, reading).getMessage());
  }

  private Vocabulary read(String turtle) throws IOException {
    Files.writeString(folder.resolve("zoo.ttl"), PREFIXES + turtle);
    return OntologyReader.read(folder);
  }
}
