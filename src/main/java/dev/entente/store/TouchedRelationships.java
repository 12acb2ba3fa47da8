package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import dev.entente.statement.Vocabulary;
import dev.entente.store.PartialDerivation.Changed;
import dev.entente.store.RelationshipTriples.Key;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

/** What becomes of the touched relationships and of those that contest them. */
final class TouchedRelationships {
  private final DatasetGraph data;
  private final Iris iris;
  private final Node relations;
  private final Vocabulary vocabulary;
  private final Policy policy;
  private final RelationshipTriples relationships;
  private final Set<Triple> before = new LinkedHashSet<>();
  private final Set<Triple> after = new LinkedHashSet<>();
  private final Map<Node, Map<Standing, Integer>> counts = new LinkedHashMap<>();
  private final Map<Node, List<Counting.Counted>> counted = new HashMap<>();
  private final Set<Node> names = new LinkedHashSet<>();

  TouchedRelationships(DatasetGraph data, Iris iris, Vocabulary vocabulary, Policy policy) {
    this.data = data;
    this.iris = iris;
    this.relations = iris.relationsGraph();
    this.vocabulary = vocabulary;
    this.policy = policy;
    this.relationships = new RelationshipTriples(iris);
  }

  /** Takes all that is said of a relationship, to say it anew. */
  void forget(Node relationship) {
    names.add(relationship);
    before.addAll(description(relationship));
    data.find(relations, Node.ANY, Terms.COUNTED_IN, relationship)
        .forEachRemaining(quad -> {
          before.add(quad.asTriple());
          data.find(relations, quad.getSubject(), Terms.COUNTED_AS, Node.ANY)
              .forEachRemaining(as -> before.add(as.asTriple()));
        });
  }

  void describe(Key key, List<Counting.Counted> those, Contest contest) {
    if (!those.isEmpty()) {
      Node name = relationships.name(key);
      counts.put(name, relationships.relationship(key, those, contest, after));
      counted.put(name, those);
    }
  }

  void contest(Set<Key> touched, Contest contest, Rivals rivals, Statements is) {
    Map<Node, Contest.Side> sides = new LinkedHashMap<>();
    for (Key key : touched) {
      Node name = relationships.name(key);
      List<Counting.Counted> those = counted.get(name);
      if (those != null) {
        sides.put(name, Contest.Side.of(name, key, those));
      }
    }
    for (Contest.Side side : List.copyOf(sides.values())) {
      for (Node rival : rivals.of(side)) {
        if (!names.contains(rival) && !sides.containsKey(rival)) {
          rivals.side(rival, is).ifPresent(other -> sides.put(rival, other));
        }
      }
    }
    Set<Node> own = Set.copyOf(names);
    Map<Node, Set<Triple>> links = new LinkedHashMap<>();
    for (Contest.Clash clash : contest.clashes(List.copyOf(sides.values()))) {
      if (own.contains(clash.affirmed()) || own.contains(clash.denied())) {
        for (Triple link : clash.triples()) {
          links.computeIfAbsent(link.getSubject(), none -> new LinkedHashSet<>()).add(link);
        }
      }
    }
    Set<Node> others = new LinkedHashSet<>(links.keySet());
    for (Node name : own) {
      data.find(relations, name, Terms.CONTESTED_BY, Node.ANY)
          .forEachRemaining(quad -> others.add(quad.getObject()));
    }
    others.removeAll(own);
    for (Node other : others) {
      keep(other, own);
    }
    for (Node name : names) {
      after.addAll(links.getOrDefault(name, Set.of()));
      boolean contested =
          after.stream()
              .anyMatch(triple ->
                  triple.getSubject().equals(name)
                      && triple.getPredicate().equals(Terms.CONTESTED_BY));
      if (counts.containsKey(name)) {
        Standing standing = RelationshipTriples.standing(contested, counts.get(name));
        after.add(Triple.create(name, Terms.STANDING, Terms.ent(standing.word())));
      }
    }
  }

  /** Of a relationship that is not touched itself all stays but what contests it. */
  private void keep(Node other, Set<Node> own) {
    names.add(other);
    Map<Standing, Integer> numbers = new EnumMap<>(Standing.class);
    for (Triple triple : description(other)) {
      before.add(triple);
      boolean link =
          triple.getPredicate().equals(Terms.CONTESTED_BY) && own.contains(triple.getObject());
      if (!link && !triple.getPredicate().equals(Terms.STANDING)) {
        after.add(triple);
      }
      RelationshipTriples.COUNTS.forEach((as, property) -> {
        if (property.equals(triple.getPredicate())) {
          numbers.put(as, Integer.parseInt(triple.getObject().getLiteralLexicalForm()));
        }
      });
    }
    counts.put(other, numbers);
  }

  Changed triples() {
    return new Changed(before, after);
  }

  /** The plain edges of these relationships; empty where the policy makes others too. */
  Optional<Changed> edges() {
    Set<Triple> former = policy.edges(before, iris.base());
    Set<Triple> edges = policy.edges(after, iris.base());
    Set<Triple> own = new HashSet<>();
    Stream.concat(before.stream(), after.stream())
        .filter(triple -> triple.getPredicate().equals(Terms.REIFIES))
        .forEach(triple -> own.add(triple.getObject().getTriple()));
    return own.containsAll(former) && own.containsAll(edges)
        ? Optional.of(new Changed(former, edges))
        : Optional.empty();
  }

  List<RelationsGraph.Change> changes() {
    List<RelationsGraph.Change> changes = new ArrayList<>();
    for (Node name : names) {
      Optional<Node> stood = standing(name, before);
      Optional<Node> stands = standing(name, after);
      if (!stood.equals(stands)) {
        Set<Triple> known = stands.isPresent() ? after : before;
        changes.add(
            new RelationsGraph.Change(
                iris.entityId(value(name, Terms.RDF_SUBJECT, known).orElseThrow()),
                relation(value(name, Terms.RDF_PREDICATE, known).orElseThrow()).orElseThrow(),
                iris.entityId(value(name, Terms.RDF_OBJECT, known).orElseThrow()),
                stood.map(RelationsGraph::standing),
                stands.map(RelationsGraph::standing)));
      }
    }
    return changes;
  }

  private static Optional<Node> standing(Node name, Set<Triple> triples) {
    return value(name, Terms.STANDING, triples);
  }

  private static Optional<Node> value(Node name, Node property, Set<Triple> triples) {
    return triples.stream()
        .filter(
            triple -> triple.getSubject().equals(name) && triple.getPredicate().equals(property))
        .map(Triple::getObject)
        .findFirst();
  }

  private List<Triple> description(Node relationship) {
    List<Triple> triples = new ArrayList<>();
    data.find(relations, relationship, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> triples.add(quad.asTriple()));
    return triples;
  }

  private Optional<Relation> relation(Node predicate) {
    return vocabulary.relations().stream()
        .filter(relation -> relation.iri().equals(predicate.getURI()))
        .findFirst();
  }
}
