package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import dev.entente.store.RelationshipTriples.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Derives what verdicts touch and nothing else: the relationships of the statements they are about,
 * before and after, and those that contest them or did. The result is the graph that deriving
 * everything would give, which a test holds. Within one write transaction of a store that is not
 * stale.
 */
final class PartialDerivation {

  /** Where more relationships than these are touched, one pass over everything is cheaper. */
  private static final int MOST = 1000;

  private final DatasetGraph data;
  private final Iris iris;
  private final Node relations;
  private final Vocabulary vocabulary;
  private final Policy policy;
  private final RelationshipTriples relationships;

  PartialDerivation(DatasetGraph data, Iris iris, Vocabulary vocabulary, Policy policy) {
    this.data = data;
    this.iris = iris;
    this.relations = iris.relationsGraph();
    this.vocabulary = vocabulary;
    this.policy = policy;
    this.relationships = new RelationshipTriples(iris);
  }

  /**
   * Adds the verdicts and what follows from them.
   *
   * @return what stands otherwise now; empty, with nothing written, where everything must be
   *     derived
   */
  Optional<List<RelationsGraph.Change>> derive(List<Verdict> verdicts) {
    if (!policy.isLocal()) {
      return Optional.empty();
    }
    List<Verdict> fresh =
        verdicts.stream().distinct().filter(one -> !Verdicts.contains(one, data, iris)).toList();
    Statements was = Statements.stored(data, iris, vocabulary);
    Statements is = was.with(fresh);
    Set<Node> affected = affected(was, is, fresh);
    if (affected.size() > MOST) {
      return Optional.empty();
    }
    Map<Key, List<Counting.Counted>> touched = new LinkedHashMap<>();
    for (Key key : keys(affected, was, is)) {
      touched.put(key, List.of());
    }
    if (touched.size() > MOST) {
      return Optional.empty();
    }
    StoredRepresentation stored = new StoredRepresentation(is, data, iris, vocabulary);
    Representation representation = new Representation(stored);
    Counting counting = new Counting(representation);
    Contest contest = new Contest(vocabulary, representation);
    touched.replaceAll((key, none) -> counting.count(is.of(key)));
    TouchedRelationships derived = new TouchedRelationships(data, iris, vocabulary, policy);
    touched.forEach((key, those) -> {
      derived.forget(relationships.name(key));
      derived.describe(key, those, contest);
    });
    derived.contest(
        touched.keySet(),
        contest,
        new Rivals(data, relations, vocabulary, stored, representation),
        is);
    Optional<Changed> edges = derived.edges();
    if (edges.isEmpty()) {
      return Optional.empty();
    }
    Changed corrections = corrections(affected, was, is);
    Changed pairs = pairs(affected, was, is);
    Changed merged = new Changed(was.actors().triples(), is.actors().triples());
    List<RelationsGraph.Change> changes = derived.changes();
    fresh.forEach(verdict -> Verdicts.add(verdict, data, iris));
    is.attachments().forEach(triple -> add(relations, triple));
    for (Changed changed : List.of(edges.get(), derived.triples(), pairs, merged)) {
      changed.write(relations, data);
    }
    corrections.write(Judged.correctionsGraph(iris), data);
    forgetReviewers();
    if (fresh.stream().anyMatch(one -> one.judgement() == Verdict.Judgement.RENAME)) {
      new Renaming(data, iris).apply(Verdicts.ofNames(data, iris));
    }
    return Optional.of(changes);
  }

  private void add(Node graph, Triple triple) {
    data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  /** What is to be there instead of what. */
  record Changed(Set<Triple> before, Set<Triple> after) {
    private void write(Node graph, DatasetGraph data) {
      for (Triple triple : before) {
        if (!after.contains(triple)) {
          data.delete(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
        }
      }
      for (Triple triple : after) {
        data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
      }
    }
  }

  // ---- What is touched ----

  private Set<Node> affected(Statements was, Statements is, List<Verdict> fresh) {
    Set<Node> affected = new LinkedHashSet<>();
    for (Verdict verdict : fresh) {
      if (verdict.target() instanceof Verdict.Target.OfStatement) {
        is.attached(verdict).forEach(said -> affected.add(said.statement()));
      }
    }
    for (Node actor : was.actors().different(is.actors())) {
      for (Node property :
          List.of(Terms.SUBJECT, Terms.OBJECT, Terms.ATTRIBUTED_TO, Terms.REPORTED_BY)) {
        affected.addAll(was.having(property, List.of(actor)).toList());
      }
      if (affected.size() > MOST) {
        return affected;
      }
    }
    // Statements that are corrected to the same share what is said of them.
    List<Node> open = new ArrayList<>(affected);
    while (!open.isEmpty()) {
      Node statement = open.removeLast();
      for (Statements state : List.of(was, is)) {
        for (Triple triple : state.form(statement).corrections()) {
          if (triple.getPredicate().equals(Judging.CORRECTION_OF)) {
            was.corrected(triple.getSubject()).filter(affected::add).forEach(open::add);
          }
        }
      }
    }
    return affected;
  }

  private Set<Key> keys(Set<Node> affected, Statements was, Statements is) {
    Set<Key> keys = new LinkedHashSet<>();
    Set<Node> articles = new LinkedHashSet<>();
    Set<String> actsFor = Representation.actsFor(data, iris, vocabulary);
    for (Node statement : affected) {
      Optional<Said> before = was.form(statement).counting();
      Optional<Said> after = is.form(statement).counting();
      before.map(Key::of).ifPresent(keys::add);
      after.map(Key::of).ifPresent(keys::add);
      Optional<Representation.Edge> edge = edge(before, actsFor);
      if (!edge.equals(edge(after, actsFor))
          || (edge.isPresent() && !before.map(Said::subject).equals(after.map(Said::subject)))) {
        // Who acts for whom in this article may be another matter now.
        before.or(() -> after).map(said -> said.article().name()).ifPresent(articles::add);
      }
    }
    for (Node article : articles) {
      is.in(article)
          .forEach(statement -> is.form(statement).counting().map(Key::of).ifPresent(keys::add));
    }
    return keys;
  }

  private static Optional<Representation.Edge> edge(Optional<Said> said, Set<String> actsFor) {
    return said.filter(one -> Representation.makesEdge(one, actsFor)).map(Representation.Edge::of);
  }

  // ---- What goes with it ----

  private static Changed corrections(Set<Node> affected, Statements was, Statements is) {
    Set<Triple> before = new LinkedHashSet<>();
    Set<Triple> after = new LinkedHashSet<>();
    for (Node statement : affected) {
      was.form(statement).corrections().stream()
          .filter(triple -> !Judging.isAboutReviewer(triple))
          .forEach(before::add);
      after.addAll(is.form(statement).corrections());
    }
    return new Changed(before, after);
  }

  /** A reviewer is described as long as a corrected statement is theirs. */
  private void forgetReviewers() {
    Node graph = Judged.correctionsGraph(iris);
    List<Node> reviewers = new ArrayList<>();
    data.find(graph, Node.ANY, Terms.TYPE, Terms.ANNOTATOR_CLASS)
        .forEachRemaining(quad -> reviewers.add(quad.getSubject()));
    for (Node reviewer : reviewers) {
      if (!data.contains(graph, Node.ANY, Terms.ANNOTATED_BY, reviewer)) {
        data.deleteAny(graph, reviewer, Node.ANY, Node.ANY);
      }
    }
  }

  private Changed pairs(Set<Node> affected, Statements was, Statements is) {
    Set<Triple> before = new LinkedHashSet<>();
    Set<Triple> after = new LinkedHashSet<>();
    for (Node statement : affected) {
      is.form(statement)
          .counting()
          .ifPresent(
              said -> after.addAll(relationships.pairTriples(said.subject(), said.object())));
      was.form(statement)
          .counting()
          .filter(said -> !is.arePaired(said.subject(), said.object()))
          .ifPresent(
              said -> before.addAll(relationships.pairTriples(said.subject(), said.object())));
    }
    return new Changed(before, after);
  }
}
