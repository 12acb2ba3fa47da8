package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * How many statements there are of each relation and of each annotator.
 *
 * @param byRelation by the relation's IRI
 * @param byAnnotator by the annotator's name
 */
public record Tally(Map<String, Integer> byRelation, Map<String, Integer> byAnnotator) {

  /** Of nothing. */
  public static final Tally NONE = new Tally(Map.of(), Map.of());

  public Tally {
    byRelation = Map.copyOf(byRelation);
    byAnnotator = Map.copyOf(byAnnotator);
  }

  static Tally of(Collection<Statement> statements) {
    Map<String, Integer> relations = new TreeMap<>();
    Map<String, Integer> annotators = new TreeMap<>();
    for (Statement statement : statements) {
      relations.merge(statement.claim().relation().iri(), 1, Integer::sum);
      annotators.merge(statement.annotation().annotator(), 1, Integer::sum);
    }
    return new Tally(relations, annotators);
  }

  /** Of the statements in an article's graph. */
  static Tally of(Graph article, Iris iris) {
    Map<String, Integer> relations = new TreeMap<>();
    Map<String, Integer> annotators = new TreeMap<>();
    article
        .find(Node.ANY, Terms.RELATION, Node.ANY)
        .forEachRemaining(triple -> relations.merge(triple.getObject().getURI(), 1, Integer::sum));
    article
        .find(Node.ANY, Terms.ANNOTATED_BY, Node.ANY)
        .forEachRemaining(triple ->
            annotators.merge(iris.annotatorParts(triple.getObject()).getFirst(), 1, Integer::sum));
    return new Tally(relations, annotators);
  }

  public int statements() {
    return byRelation.values().stream().mapToInt(Integer::intValue).sum();
  }
}
