package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementEncoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** How relationships, their counts and pairs of actors stand in the relations graph. */
final class RelationshipTriples {

  private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::getURI);

  static final Map<Standing, Node> COUNTS =
      new EnumMap<>(
          Map.of(
              Standing.STATED, Terms.STATED_COUNT,
              Standing.ALLEGED, Terms.ALLEGED_COUNT,
              Standing.PLANNED, Terms.PLANNED_COUNT,
              Standing.POSSIBLE, Terms.POSSIBLE_COUNT,
              Standing.DENIED, Terms.DENIED_COUNT));

  private final Iris iris;

  RelationshipTriples(Iris iris) {
    this.iris = iris;
  }

  /** What statements meet in. */
  record Key(Node subject, Relation relation, Node object) {

    /** Either side of a symmetric relation gives the same key. */
    static Key of(Said said) {
      return of(said.subject(), said.relation(), said.object());
    }

    static Key of(Node subject, Relation relation, Node object) {
      return relation.symmetric() && BY_IRI.compare(subject, object) > 0
          ? new Key(object, relation, subject)
          : new Key(subject, relation, object);
    }
  }

  Node name(Key key) {
    return iris.relationship(iris.entityId(key.subject), key.relation, iris.entityId(key.object));
  }

  Node pair(Node one, Node other) {
    return iris.pair(iris.entityId(one), iris.entityId(other));
  }

  /** What is said of a pair. */
  List<Triple> pairTriples(Node one, Node other) {
    Node pair = pair(one, other);
    return List.of(
        Triple.create(pair, Terms.TYPE, Terms.PAIR_CLASS),
        Triple.create(pair, Terms.MEMBER, one),
        Triple.create(pair, Terms.MEMBER, other));
  }

  /**
   * Everything but its standing, which hangs on others; with what counts in it.
   *
   * @param those one or more
   * @return how many count as what
   */
  Map<Standing, Integer> relationship(
      Key key, List<Counting.Counted> those, Contest contest, Collection<Triple> triples) {
    Node relationship = name(key);
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    Set<String> sources = new TreeSet<>();
    for (Counting.Counted each : those) {
      counts.merge(each.as(), 1, Integer::sum);
      if (each.said().affirmed()) {
        sources.add(contest.outermost(each.said()).iterator().next());
      }
      triples.add(Triple.create(each.said().statement(), Terms.COUNTED_IN, relationship));
      triples.add(
          Triple.create(each.said().statement(), Terms.COUNTED_AS, Terms.ent(each.as().word())));
    }
    describe(relationship, key, counts, sources.size(), triples);
    return counts;
  }

  private void describe(
      Node relationship,
      Key key,
      Map<Standing, Integer> counts,
      int sources,
      Collection<Triple> triples) {
    Node predicate = NodeFactory.createURI(key.relation.iri());
    triples.add(Triple.create(relationship, Terms.TYPE, Terms.RELATIONSHIP_CLASS));
    triples.add(Triple.create(relationship, Terms.RDF_SUBJECT, key.subject));
    triples.add(Triple.create(relationship, Terms.RDF_PREDICATE, predicate));
    triples.add(Triple.create(relationship, Terms.RDF_OBJECT, key.object));
    triples.add(Triple.create(relationship, Terms.PAIR, pair(key.subject, key.object)));
    triples.add(reifies(relationship, key.subject, predicate, key.object));
    if (key.relation.symmetric()) {
      triples.add(reifies(relationship, key.object, predicate, key.subject));
    }
    COUNTS.forEach((as, property) ->
        triples.add(
            Triple.create(
                relationship, property, StatementEncoder.integer(counts.getOrDefault(as, 0)))));
    triples.add(
        Triple.create(relationship, Terms.INDEPENDENT_SOURCES, StatementEncoder.integer(sources)));
  }

  private static Triple reifies(Node relationship, Node subject, Node predicate, Node object) {
    return Triple.create(
        relationship, Terms.REIFIES, NodeFactory.createTripleTerm(subject, predicate, object));
  }

  /** The standing of a relationship whose statements count so. */
  static Standing standing(boolean contested, Map<Standing, Integer> counts) {
    if (contested) {
      return Standing.CONTESTED;
    }
    // In the order of the enumeration the first that any statement counts as.
    for (Standing standing : Standing.values()) {
      if (counts.getOrDefault(standing, 0) > 0) {
        return standing;
      }
    }
    throw new IllegalArgumentException("nothing counts");
  }
}
