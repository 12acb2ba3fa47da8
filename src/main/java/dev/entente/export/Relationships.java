package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Standing;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What statements add up to in a store: which count and as what, where relationships stand, and
 * which of them the policy asserts; read in one pass, by the digits at the end of their names.
 */
final class Relationships {

  /**
   * A relationship.
   *
   * @param asserted whether it stands as a plain edge
   */
  record Relationship(Standing standing, boolean asserted) {}

  private final Map<String, Standing> counted = new HashMap<>();
  private final Map<String, Relationship> relationships = new HashMap<>();

  /** Reads them; call it within a read transaction. */
  Relationships(DatasetGraph data, Iris iris) {
    Node graph = iris.relationsGraph();
    data.find(graph, Node.ANY, Terms.COUNTED_AS, Node.ANY)
        .forEachRemaining(
            quad -> counted.put(digits(quad.getSubject()), standing(quad.getObject())));
    Map<String, Standing> standings = new HashMap<>();
    data.find(graph, Node.ANY, Terms.STANDING, Node.ANY)
        .forEachRemaining(
            quad -> standings.put(digits(quad.getSubject()), standing(quad.getObject())));
    Map<Node, Node> subjects = new HashMap<>();
    data.find(graph, Node.ANY, Terms.RDF_SUBJECT, Node.ANY)
        .forEachRemaining(quad -> subjects.put(quad.getSubject(), quad.getObject()));
    Map<Node, Node> objects = new HashMap<>();
    data.find(graph, Node.ANY, Terms.RDF_OBJECT, Node.ANY)
        .forEachRemaining(quad -> objects.put(quad.getSubject(), quad.getObject()));
    data.find(graph, Node.ANY, Terms.RDF_PREDICATE, Node.ANY)
        .forEachRemaining(quad -> {
          Node node = quad.getSubject();
          Standing standing = standings.get(digits(node));
          if (standing != null) {
            relationships.put(
                digits(node),
                new Relationship(
                    standing,
                    data.contains(graph, subjects.get(node), quad.getObject(), objects.get(node))));
          }
        });
  }

  /** As what the statement counts, empty where it does not. */
  Optional<Standing> countedAs(String statement) {
    return Optional.ofNullable(counted.get(statement));
  }

  /** The relationship of those digits. */
  Optional<Relationship> get(String relationship) {
    return Optional.ofNullable(relationships.get(relationship));
  }

  static String digits(Node node) {
    String iri = node.getURI();
    return iri.substring(iri.lastIndexOf('/') + 1);
  }

  private static Standing standing(Node term) {
    String word = term.getURI().substring(Terms.ENT.length());
    return Standing.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
