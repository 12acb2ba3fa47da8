package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import dev.entente.statement.Vocabulary;
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
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

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
    Derived derived = new Derived();
    touched.forEach((key, those) -> {
      derived.forget(relationships.name(key));
      derived.describe(key, those, contest);
    });
    derived.contest(touched.keySet(), contest, new Rivals(stored, representation), is);
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
  private record Changed(Set<Triple> before, Set<Triple> after) {
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

  // ---- What is derived ----

  /** What becomes of the touched relationships and of those that contest them. */
  private final class Derived {
    private final Set<Triple> before = new LinkedHashSet<>();
    private final Set<Triple> after = new LinkedHashSet<>();
    private final Map<Node, Map<Standing, Integer>> counts = new LinkedHashMap<>();
    private final Map<Node, List<Counting.Counted>> counted = new HashMap<>();
    private final Set<Node> names = new LinkedHashSet<>();

    /** Takes all that is said of a relationship, to say it anew. */
    private void forget(Node relationship) {
      names.add(relationship);
      before.addAll(description(relationship));
      data.find(relations, Node.ANY, Terms.COUNTED_IN, relationship)
          .forEachRemaining(quad -> {
            before.add(quad.asTriple());
            data.find(relations, quad.getSubject(), Terms.COUNTED_AS, Node.ANY)
                .forEachRemaining(as -> before.add(as.asTriple()));
          });
    }

    private void describe(Key key, List<Counting.Counted> those, Contest contest) {
      if (!those.isEmpty()) {
        Node name = relationships.name(key);
        counts.put(name, relationships.relationship(key, those, contest, after));
        counted.put(name, those);
      }
    }

    private void contest(Set<Key> touched, Contest contest, Rivals rivals, Statements is) {
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

    private Changed triples() {
      return new Changed(before, after);
    }

    /** The plain edges of these relationships; empty where the policy makes others too. */
    private Optional<Changed> edges() {
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

    private List<RelationsGraph.Change> changes() {
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

  /** Finds relationships that could contest another or be contested by it. */
  private final class Rivals {
    private final StoredRepresentation stored;
    private final Representation representation;
    private final Map<Node, Set<Node>> related = new HashMap<>();

    private Rivals(StoredRepresentation stored, Representation representation) {
      this.stored = stored;
      this.representation = representation;
    }

    private Set<Node> of(Contest.Side side) {
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
          Optional.ofNullable(
                  G.getZeroOrOneSP(data.getGraph(relations), rival, Terms.RDF_PREDICATE))
              .flatMap(PartialDerivation.this::relation);
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
    private Optional<Contest.Side> side(Node rival, Statements is) {
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
          .map(
              key -> new Contest.Side(rival, key.subject(), key.relation(), key.object(), counted));
    }
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

  /** Whom statements in the store make act for whom, looked up where it is asked for. */
  private static final class StoredRepresentation implements Representation.Edges {
    private final Statements statements;
    private final DatasetGraph data;
    private final Iris iris;
    private final Set<String> actsFor;
    private final Map<Node, List<Representation.Edge>> known = new HashMap<>();
    private final Map<Node, Map<Node, Set<Node>>> makers = new HashMap<>();

    private StoredRepresentation(
        Statements statements, DatasetGraph data, Iris iris, Vocabulary vocabulary) {
      this.statements = statements;
      this.data = data;
      this.iris = iris;
      this.actsFor = Representation.actsFor(data, iris, vocabulary);
    }

    @Override
    public List<Representation.Edge> from(Node actor) {
      List<Representation.Edge> edges = known.get(actor);
      if (edges == null) {
        edges = find(actor);
        known.put(actor, edges);
      }
      return edges;
    }

    @Override
    public boolean mayHaveOwn(Node article) {
      return true;
    }

    private List<Representation.Edge> find(Node actor) {
      List<Representation.Edge> edges = new ArrayList<>();
      for (String relation : actsFor) {
        data.findNG(Node.ANY, actor, NodeFactory.createURI(relation), Node.ANY)
            .forEachRemaining(quad -> {
              if (!quad.getGraph().equals(iris.relationsGraph()) && quad.getObject().isURI()) {
                edges.add(Representation.Edge.lasting(quad.getObject()));
              }
            });
      }
      offices(Representation.HOLDER, actor)
          .forEach(office ->
              edges.add(Representation.office(data.getGraph(iris.entitiesGraph()), office)));
      said(Terms.SUBJECT, actor)
          .filter(said -> said.subject().equals(actor))
          .forEach(said -> edges.add(Representation.Edge.of(said)));
      return edges;
    }

    private Stream<Node> offices(Node property, Node actor) {
      List<Node> offices = new ArrayList<>();
      data.find(iris.entitiesGraph(), Node.ANY, property, actor)
          .forEachRemaining(quad -> {
            Node role =
                G.getZeroOrOneSP(
                    data.getGraph(iris.entitiesGraph()), quad.getSubject(), Representation.ROLE);
            if (role != null && role.isURI() && actsFor.contains(role.getURI())) {
              offices.add(quad.getSubject());
            }
          });
      return offices.stream();
    }

    private Stream<Said> said(Node property, Node actor) {
      Map<Node, Set<Node>> those =
          makers.computeIfAbsent(property, side -> statements.byActor(side, actsFor));
      return statements.actors().members(actor).stream()
          .flatMap(member -> those.getOrDefault(member, Set.of()).stream())
          .distinct()
          .flatMap(statement -> statements.form(statement).counting().stream())
          .filter(said -> Representation.makesEdge(said, actsFor));
    }

    /** All who at any time act for the actor, directly or through others. */
    private Set<Node> below(Node actor) {
      Set<Node> found = new LinkedHashSet<>();
      List<Node> open = new ArrayList<>(List.of(actor));
      while (!open.isEmpty()) {
        Node one = open.removeLast();
        List<Node> those = new ArrayList<>();
        for (String relation : actsFor) {
          data.findNG(Node.ANY, Node.ANY, NodeFactory.createURI(relation), one)
              .forEachRemaining(quad -> {
                if (!quad.getGraph().equals(iris.relationsGraph())) {
                  those.add(quad.getSubject());
                }
              });
        }
        offices(Representation.OF, one)
            .forEach(office ->
                those.add(
                    G.getOneSP(
                        data.getGraph(iris.entitiesGraph()), office, Representation.HOLDER)));
        said(Terms.OBJECT, one)
            .filter(said -> said.object().equals(one))
            .forEach(said -> those.add(said.subject()));
        those.stream().filter(found::add).forEach(open::add);
      }
      return found;
    }
  }
}
