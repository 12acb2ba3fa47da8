package dev.entente.store;

import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.statement.Vocabulary;
import dev.entente.store.RelationshipTriples.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/** Finds relationships that could contest another or be contested by it. */
final class Rivals {
  private final DatasetGraph data;
  private final Node relations;
  private final Vocabulary vocabulary;
  private final StoredRepresentation stored;
  private final Representation representation;
  private final Map<Node, Set<Node>> related = new HashMap<>();

  /**
   * @param relations the graph of relationships
   */
  Rivals(
      DatasetGraph data,
      Node relations,
      Vocabulary vocabulary,
      StoredRepresentation stored,
      Representation representation) {
    this.data = data;
    this.relations = relations;
    this.vocabulary = vocabulary;
    this.stored = stored;
    this.representation = representation;
  }

  /** Their names, those that are no longer so among them. */
  Set<Node> of(Contest.Side side) {
    Set<Node> subjects = related(side.subject());
    Set<Node> objects = related(side.object());
    boolean turned = subjects.size() > objects.size();
    Set<Node> few = turned ? objects : subjects;
    Set<Node> many = turned ? subjects : objects;
    boolean affirmed = side.statements().stream().anyMatch(Said::affirmed);
    boolean denied = side.statements().stream().anyMatch(said -> !said.affirmed());
    Set<Node> found = new LinkedHashSet<>();
    for (Node actor : few) {
      data.find(relations, Node.ANY, Terms.MEMBER, actor)
          .forEachRemaining(quad -> {
            Node pair = quad.getSubject();
            boolean meant =
                G.listSP(data.getGraph(relations), pair, Terms.MEMBER).stream()
                    .anyMatch(other -> !other.equals(actor) && many.contains(other));
            if (meant) {
              data.find(relations, Node.ANY, Terms.PAIR, pair)
                  .forEachRemaining(of -> {
                    if (canClash(of.getSubject(), side.relation(), affirmed, denied)) {
                      found.add(of.getSubject());
                    }
                  });
            }
          });
    }
    return found;
  }

  private Set<Node> related(Node actor) {
    Set<Node> known = related.get(actor);
    if (known == null) {
      known = new HashSet<>(representation.everAndSelf(actor));
      known.addAll(stored.below(actor));
      related.put(actor, known);
    }
    return known;
  }

  private boolean canClash(Node rival, Relation relation, boolean affirmed, boolean denied) {
    Optional<Relation> other =
        Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(relations), rival, Terms.RDF_PREDICATE))
            .flatMap(predicate ->
                vocabulary.relations().stream()
                    .filter(known -> known.iri().equals(predicate.getURI()))
                    .findFirst());
    if (other.isEmpty()) {
      return false;
    }
    int denials = count(rival, Terms.DENIED_COUNT);
    boolean deniesThis = affirmed && denials > 0 && vocabulary.isA(relation, other.get());
    boolean deniedByThis =
        denied
            && vocabulary.isA(other.get(), relation)
            && RelationshipTriples.COUNTS.values().stream()
                    .mapToInt(property -> count(rival, property))
                    .sum()
                > denials;
    return deniesThis || deniedByThis;
  }

  private int count(Node relationship, Node property) {
    Node value = G.getZeroOrOneSP(data.getGraph(relations), relationship, property);
    return value == null ? 0 : Integer.parseInt(value.getLiteralLexicalForm());
  }

  /** What stands for and against it; it counts as before. */
  Optional<Contest.Side> side(Node rival, Statements is) {
    List<Said> counted = new ArrayList<>();
    data.find(relations, Node.ANY, Terms.COUNTED_IN, rival)
        .forEachRemaining(quad ->
            is.original(quad.getSubject())
                .flatMap(statement -> is.form(statement).counting().stream())
                .filter(said -> said.statement().equals(quad.getSubject()))
                .forEach(counted::add));
    return counted.stream()
        .findFirst()
        .map(Key::of)
        .map(key -> new Contest.Side(rival, key.subject(), key.relation(), key.object(), counted));
  }
}
