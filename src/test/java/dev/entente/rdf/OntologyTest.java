package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** The ontology and what uses it agree: every term used is declared, every declared term used. */
class OntologyTest {

  private static final String ENT = "https://w3id.org/entente/ns#";
  private static final Graph ONTOLOGY = OntologyReader.graph(Path.of("ontology"));
  private static final Graph SHAPES = RDFDataMgr.loadGraph("ontology/shapes.ttl");
  private static final Node TYPE = RDF.type.asNode();
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![\\w#/])ent:([A-Za-z][\\w-]*)|w3id\\.org/entente/ns#([A-Za-z][\\w-]*)"
              + "|\\bent\\(\"([A-Za-z][\\w-]*)\"\\)");

  @Test
  void everyTermThatTheShapesQueriesAndCodeUseIsDeclared() throws IOException {
    Set<String> unknown = new TreeSet<>(termsOf(SHAPES));
    unknown.addAll(termsInText());
    unknown.removeAll(declared());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyTermThatTheOntologyItselfRefersToIsDeclared() {
    Set<String> unknown = new TreeSet<>(termsOf(ONTOLOGY));
    unknown.removeAll(declared());
    assertEquals(Set.of(), unknown);
  }

  /** Relations, kinds, concepts and groups are data; the model's own terms must have a user. */
  @Test
  void everyTermOfTheModelIsUsed() throws IOException {
    Set<String> unused = new TreeSet<>(declared());
    unused.removeAll(termsOf(SHAPES));
    unused.removeAll(termsInText());
    for (Node type :
        List.of(
            ent("Relation"),
            ent("Group"),
            SKOS.Concept.asNode(),
            SKOS.ConceptScheme.asNode(),
            ent("ContextScheme"),
            OWL.Ontology.asNode())) {
      G.listPO(ONTOLOGY, TYPE, type).forEach(term -> unused.remove(local(term)));
    }
    G.listPO(ONTOLOGY, TYPE, OWL.ObjectProperty.asNode()).stream()
        .filter(term -> ONTOLOGY.contains(term, OWL.inverseOf.asNode(), Node.ANY))
        .forEach(term -> unused.remove(local(term)));
    OntologyReader.read(Path.of("ontology")).kinds().forEach(kind -> unused.remove(kind.name()));
    G.find(ONTOLOGY, Node.ANY, Node.ANY, Node.ANY)
        .forEach(triple -> unused.remove(local(triple.getPredicate())));
    assertEquals(Set.of(), unused);
  }

  @Test
  void everyTermHasALabelAndSaysWhatItMeans() {
    for (String name : declared()) {
      Node term = ent(name);
      assertTrue(
          ONTOLOGY.contains(term, RDFS.label.asNode(), Node.ANY)
              || ONTOLOGY.contains(term, SKOS.prefLabel.asNode(), Node.ANY),
          name);
      assertTrue(
          ONTOLOGY.contains(term, RDFS.comment.asNode(), Node.ANY)
              || ONTOLOGY.contains(term, SKOS.definition.asNode(), Node.ANY),
          name);
    }
  }

  @Test
  void everyRelationHasAnExampleAGroupAndItsOtherDirection() {
    List<Node> relations = G.listPO(ONTOLOGY, TYPE, ent("Relation"));
    assertEquals(46, relations.size());
    for (Node relation : relations) {
      assertTrue(ONTOLOGY.contains(relation, SKOS.example.asNode(), Node.ANY), relation.toString());
      assertEquals(1, G.listSP(ONTOLOGY, relation, ent("group")).size(), relation.toString());
      boolean symmetric = ONTOLOGY.contains(relation, TYPE, OWL.SymmetricProperty.asNode());
      List<Node> inverses = G.listSP(ONTOLOGY, relation, OWL.inverseOf.asNode());
      assertEquals(symmetric ? 0 : 1, inverses.size(), relation.toString());
      inverses.forEach(
          inverse -> assertTrue(ONTOLOGY.contains(inverse, OWL.inverseOf.asNode(), relation)));
    }
  }

  @Test
  void everyScoreHasTheSignOfItsGroup() {
    for (Node relation : G.listPO(ONTOLOGY, TYPE, ent("Relation"))) {
      for (Node score : G.listSP(ONTOLOGY, relation, ent("score"))) {
        Node group = G.getOneSP(ONTOLOGY, relation, ent("group"));
        int sign = ((Number) G.getOneSP(ONTOLOGY, group, ent("sign")).getLiteralValue()).intValue();
        double value = ((Number) score.getLiteralValue()).doubleValue();
        assertTrue(value == 0 || Math.signum(value) == sign, relation + " " + value);
      }
    }
  }

  private static Set<String> declared() {
    Set<String> declared = new TreeSet<>();
    G.find(ONTOLOGY, Node.ANY, TYPE, Node.ANY)
        .filterKeep(triple -> isOurs(triple.getSubject()))
        .forEach(triple -> declared.add(local(triple.getSubject())));
    return declared;
  }

  private static Set<String> termsOf(Graph graph) {
    Set<String> terms = new TreeSet<>();
    G.find(graph, Node.ANY, Node.ANY, Node.ANY)
        .forEach(triple ->
            Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                .filter(OntologyTest::isOurs)
                .forEach(term -> terms.add(local(term))));
    return terms;
  }

  private static Set<String> termsInText() throws IOException {
    Set<String> terms = new TreeSet<>();
    for (Path file : files()) {
      Matcher matcher = IN_TEXT.matcher(Files.readString(file));
      while (matcher.find()) {
        for (int group = 1; group <= 3; group++) {
          if (matcher.group(group) != null) {
            terms.add(matcher.group(group));
          }
        }
      }
    }
    return terms;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : List.of("src/main", "queries")) {
      if (Files.isDirectory(Path.of(root))) {
        try (Stream<Path> found = Files.walk(Path.of(root))) {
          found
              .filter(file -> file.toString().matches(".*\\.(java|rq|ru|js|html)"))
              .forEach(files::add);
        }
      }
    }
    return files;
  }

  private static boolean isOurs(Node node) {
    return node.isURI() && node.getURI().startsWith(ENT) && !node.getURI().equals(ENT);
  }

  private static String local(Node node) {
    return node.isURI() && node.getURI().startsWith(ENT)
        ? node.getURI().substring(ENT.length())
        : "";
  }

  private static Node ent(String name) {
    return NodeFactory.createURI(ENT + name);
  }
}
