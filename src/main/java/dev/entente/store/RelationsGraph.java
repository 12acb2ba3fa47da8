package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import dev.entente.statement.Vocabulary;
import dev.entente.store.RelationshipTriples.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Derives what statements add up to: relationships with their standing and counts, pairs, triple
 * terms, which articles are copies of which, and by the policy the plain edges. One pass reads the
 * statements article by article, two go over them relationship by relationship ({@link
 * SaidGroups}): the first remembers what is denied, the second compares and writes. In memory are
 * the denials, 22 bytes for each thing that the graph tells of, and what {@link Copies} needs of
 * each article; the same in SPARQL takes minutes where this takes seconds.
 */
public final class RelationsGraph {

  /** What is derived of a statement, its share in a relationship included, in most stores. */
  private static final long QUADS_A_STATEMENT = 6;

  private final EntenteStore store;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final int inMemory;

  /**
   * What was derived.
   *
   * @param statements how many there are
   * @param counted how many of them count
   * @param standings how many relationships have each standing
   * @param verdicts how many verdicts about statements found theirs
   * @param orphans how many no longer find theirs
   * @param copies how many articles are near-identical copies of others
   */
  public record Summary(
      int statements,
      int counted,
      Map<Standing, Integer> standings,
      int verdicts,
      int orphans,
      int copies) {}

  public RelationsGraph(EntenteStore store, Vocabulary vocabulary) {
    this(store, vocabulary, SaidGroups.IN_MEMORY);
  }

  /**
   * @param inMemory so many statements are sorted without files
   */
  RelationsGraph(EntenteStore store, Vocabulary vocabulary, int inMemory) {
    this.inMemory = inMemory;
    this.store = store;
    this.iris = store.iris();
    this.vocabulary = vocabulary;
  }

  /** Whether articles, actors or the policy changed since the graph was derived. */
  public boolean isOutdated(Policy policy) {
    return store.isStale()
        || !store.setting(Terms.POLICY).map(policy.fingerprint()::equals).orElse(false);
  }

  /**
   * Derives the graph anew in one transaction; triples that stay are not written again.
   *
   * @param run ends with it
   */
  public Summary derive(Policy policy, Run run) {
    List<Summary> summary = new ArrayList<>(1);
    store.write(data -> summary.add(derive(policy, run, data)));
    return summary.getFirst();
  }

  /**
   * Writes what may touch anything and derives the graph anew in one transaction, so that nobody
   * sees the one without the other.
   *
   * @param run ends with it
   */
  public void derive(Policy policy, Run run, Consumer<DatasetGraph> writing) {
    store.write(data -> {
      writing.accept(data);
      derive(policy, run, data);
    });
  }

  /** A relationship that stands otherwise than before; empty is not at all. */
  public record Change(
      EntityId subject,
      Relation relation,
      EntityId object,
      Optional<Standing> before,
      Optional<Standing> after) {}

  /**
   * Records verdicts and derives what they touch in one transaction, so that nobody sees the one
   * without the other. The graph is the same as if all of it were derived anew, which is done where
   * something else changed too.
   *
   * @param run ends with it
   * @param guard sees the store before anything is written, and throws where it should not be
   * @return what stands otherwise now
   */
  public List<Change> judge(
      Policy policy, Run run, List<Verdict> verdicts, Consumer<DatasetGraph> guard) {
    List<Change> changes = new ArrayList<>();
    store.write(data -> {
      guard.accept(data);
      boolean current =
          !store.isStale(data)
              && store.setting(data, Terms.POLICY).filter(policy.fingerprint()::equals).isPresent();
      PartialDerivation partial = new PartialDerivation(data, iris, vocabulary, policy);
      Optional<List<Change>> touched = current ? partial.derive(verdicts) : Optional.empty();
      if (touched.isPresent()) {
        changes.addAll(touched.get());
        run.end(data, iris, Instant.now());
      } else {
        Map<Place, Standing> before = standings(data);
        verdicts.forEach(verdict -> Verdicts.add(verdict, data, iris));
        derive(policy, run, data);
        changes.addAll(changes(before, standings(data)));
      }
    });
    return changes;
  }

  static Standing standing(Node term) {
    return Standing.valueOf(term.getURI().substring(Terms.ENT.length()).toUpperCase(Locale.ROOT));
  }

  private record Place(Node subject, Node relation, Node object) {}

  private Map<Place, Standing> standings(DatasetGraph data) {
    Map<Place, Standing> standings = new LinkedHashMap<>();
    Graph graph = data.getGraph(iris.relationsGraph());
    graph
        .find(Node.ANY, Terms.STANDING, Node.ANY)
        .forEachRemaining(triple -> {
          Node name = triple.getSubject();
          standings.put(
              new Place(
                  G.getOneSP(graph, name, Terms.RDF_SUBJECT),
                  G.getOneSP(graph, name, Terms.RDF_PREDICATE),
                  G.getOneSP(graph, name, Terms.RDF_OBJECT)),
              standing(triple.getObject()));
        });
    return standings;
  }

  private List<Change> changes(Map<Place, Standing> before, Map<Place, Standing> after) {
    Map<String, Relation> known = new HashMap<>();
    vocabulary.relations().forEach(relation -> known.put(relation.iri(), relation));
    Set<Place> places = new LinkedHashSet<>(before.keySet());
    places.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (Place place : places) {
      Relation relation = known.get(place.relation.getURI());
      Optional<Standing> stood = Optional.ofNullable(before.get(place));
      Optional<Standing> stands = Optional.ofNullable(after.get(place));
      if (relation != null && !stood.equals(stands)) {
        changes.add(
            new Change(
                iris.entityId(place.subject),
                relation,
                iris.entityId(place.object),
                stood,
                stands));
      }
    }
    return changes;
  }

  private Summary derive(Policy policy, Run run, DatasetGraph data) {
    Summary summary = new Deriving(data).derive();
    policy.apply(data, iris.base());
    new Renaming(data, iris).apply(Verdicts.ofNames(data, iris));
    store.set(data, Terms.POLICY, policy.fingerprint());
    store.setStale(data, false);
    run.end(data, iris, Instant.now());
    return summary;
  }

  /** A relationship that waits until all that contests it is known. */
  private static final class Contested {
    private final List<Triple> triples = new ArrayList<>();
    private Map<Standing, Integer> counts = Map.of();
  }

  private record Pair(Node one, Node other) {}

  /** One derivation of everything, within its write transaction. */
  private final class Deriving {
    private final DatasetGraph data;
    private final GraphRewriter graph;
    private final Judged judged;
    private final Representation.AllEdges edges;
    private final Counting counting;
    private final Contest contest;
    private final RelationshipTriples relationships = new RelationshipTriples(iris);
    private final Set<Pair> ofVerdicts = new HashSet<>();
    private final Map<Node, Contested> denied = new HashMap<>();
    private final Set<Node> contested = new HashSet<>();
    private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    private int noticed;
    private int counted;

    private Deriving(DatasetGraph data) {
      this.data = data;
      this.graph = new GraphRewriter(data, iris.relationsGraph());
      this.judged = new Judged(data, iris, vocabulary);
      this.edges = new Representation.AllEdges(data, iris, vocabulary);
      Representation representation = new Representation(edges);
      this.counting = new Counting(representation);
      this.contest = new Contest(vocabulary, representation);
    }

    private Summary derive() {
      Map<Node, Node> copies = Copies.find(data);
      try (SaidGroups groups = new SaidGroups(store.workFolder(), iris, vocabulary, inMemory)) {
        new SaidReader(data, iris, vocabulary).each(copies, said -> gather(said, groups));
        store.requireSpace(noticed * QUADS_A_STATEMENT * EntenteStore.BYTES_A_QUAD_OF_MANY);
        // Nothing is written while an iterator reads.
        groups.each(this::remember);
        groups.each(this::write);
      }
      denied.forEach((name, waiting) -> write(name, waiting.counts, waiting.triples));
      ofVerdicts.forEach(pair -> pair(pair.one, pair.other));
      List<Triple> others = new ArrayList<>(judged.triples());
      copies.forEach((copy, original) -> others.add(Triple.create(copy, Terms.COPY_OF, original)));
      bySubject(others).forEach(graph::put);
      graph.finish();
      GraphRewriter corrections = new GraphRewriter(data, Judged.correctionsGraph(iris));
      bySubject(judged.corrections()).forEach(corrections::put);
      corrections.finish();
      return new Summary(
          noticed, counted, standings, judged.attached(), judged.orphans(), copies.size());
    }

    private void gather(List<Said> ofArticle, SaidGroups groups) {
      noticed += ofArticle.size();
      List<Said> mayCount = judged.judge(ofArticle);
      for (Said said : mayCount) {
        edges.add(said);
        groups.add(said);
      }
      if (mayCount != ofArticle) {
        Set<Pair> left = new HashSet<>();
        ofArticle.forEach(said -> left.add(new Pair(said.subject(), said.object())));
        mayCount.forEach(said -> left.remove(new Pair(said.subject(), said.object())));
        ofVerdicts.addAll(left);
      }
    }

    /** What is denied, before anything is compared with it. */
    private void remember(Key key, List<Said> statements) {
      if (statements.stream().allMatch(Said::affirmed)) {
        return;
      }
      List<Counting.Counted> those = counting.count(statements);
      if (those.stream().anyMatch(each -> !each.said().affirmed())) {
        Node name = relationships.name(key);
        denied.put(name, new Contested());
        contest.deny(Contest.Side.of(name, key, those));
      }
    }

    private void write(Key key, List<Said> statements) {
      pair(key.subject(), key.object());
      List<Counting.Counted> those = counting.count(statements);
      if (those.isEmpty()) {
        return;
      }
      counted += those.size();
      Node name = relationships.name(key);
      List<Triple> all = new ArrayList<>();
      Map<Standing, Integer> counts = relationships.relationship(key, those, contest, all);
      Map<Node, List<Triple>> triples = bySubject(all);
      List<Triple> own = triples.getOrDefault(name, new ArrayList<>());
      triples.remove(name);
      triples.forEach(graph::put);
      for (Contest.Clash clash : contest.clashes(Contest.Side.of(name, key, those))) {
        contested.add(name);
        contested.add(clash.denied());
        for (Triple triple : clash.triples()) {
          Contested of = denied.get(triple.getSubject());
          (of == null ? own : of.triples).add(triple);
        }
      }
      Contested waiting = denied.get(name);
      if (waiting == null) {
        write(name, counts, own);
      } else {
        waiting.counts = counts;
        waiting.triples.addAll(own);
      }
    }

    private void write(Node name, Map<Standing, Integer> counts, List<Triple> triples) {
      Standing standing = RelationshipTriples.standing(contested.contains(name), counts);
      standings.merge(standing, 1, Integer::sum);
      triples.add(Triple.create(name, Terms.STANDING, Terms.ent(standing.word())));
      graph.put(name, triples);
    }

    private void pair(Node one, Node other) {
      Node pair = relationships.pair(one, other);
      if (!graph.has(pair)) {
        graph.put(pair, relationships.pairTriples(one, other));
      }
    }

    private static Map<Node, List<Triple>> bySubject(Collection<Triple> triples) {
      Map<Node, List<Triple>> bySubject = new HashMap<>();
      triples.forEach(triple ->
          bySubject.computeIfAbsent(triple.getSubject(), none -> new ArrayList<>()).add(triple));
      return bySubject;
    }
  }
}
