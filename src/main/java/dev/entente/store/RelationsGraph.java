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
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Derives what statements add up to: relationships with their standing and counts, pairs, triple
 * terms, which articles are copies of which, and by the policy the plain edges. Computed in memory
 * in one streaming read, with maps keyed by relationship, because the same in SPARQL takes minutes
 * where this takes seconds.
 */
public final class RelationsGraph {

  private final EntenteStore store;
  private final Iris iris;
  private final Vocabulary vocabulary;

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
    Derived derived = store.read(this::derive);
    store.write(data -> put(derived, policy, run, data));
    return derived.summary;
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
        put(derive(data), policy, run, data);
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

  private void put(Derived derived, Policy policy, Run run, DatasetGraph data) {
    replace(iris.relationsGraph(), derived.triples, data);
    replace(Judged.correctionsGraph(iris), derived.corrections, data);
    policy.apply(data, iris.base());
    new Renaming(data, iris).apply(Verdicts.ofNames(data, iris));
    store.set(data, Terms.POLICY, policy.fingerprint());
    store.setStale(data, false);
    run.end(data, iris, Instant.now());
  }

  /** What stays is not written again. */
  private static void replace(Node graph, Set<Triple> wanted, DatasetGraph data) {
    List<Quad> obsolete = new ArrayList<>();
    data.find(graph, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> {
          if (!wanted.remove(quad.asTriple())) {
            obsolete.add(quad);
          }
        });
    obsolete.forEach(data::delete);
    wanted.forEach(
        triple -> data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }

  private record Derived(Set<Triple> triples, Set<Triple> corrections, Summary summary) {}

  private Derived derive(DatasetGraph data) {
    Map<Node, Node> copies = Copies.find(data);
    List<Said> noticed = new SaidReader(data, iris, vocabulary).all(copies);
    Judged judged = Judged.of(noticed, data, iris, vocabulary);
    List<Said> statements = judged.statements();
    Representation representation = Representation.read(data, iris, vocabulary, statements);
    Counting counting = new Counting(representation);
    Contest contest = new Contest(vocabulary, representation);
    RelationshipTriples relationships = new RelationshipTriples(iris);
    Set<Triple> triples = new HashSet<>(statements.size() * 8);
    triples.addAll(judged.triples());
    copies.forEach((copy, original) -> triples.add(Triple.create(copy, Terms.COPY_OF, original)));
    noticed.forEach(said -> relationships.pair(said, triples));
    Map<Key, List<Said>> byKey = new HashMap<>();
    for (Said said : statements) {
      relationships.pair(said, triples);
      byKey.computeIfAbsent(Key.of(said), none -> new ArrayList<>()).add(said);
    }
    List<Contest.Side> sides = new ArrayList<>();
    Map<Node, Map<Standing, Integer>> counts = new HashMap<>();
    int counted = 0;
    for (Map.Entry<Key, List<Said>> entry : byKey.entrySet()) {
      List<Counting.Counted> those = counting.count(entry.getValue());
      if (!those.isEmpty()) {
        counted += those.size();
        Node name = relationships.name(entry.getKey());
        counts.put(name, relationships.relationship(entry.getKey(), those, contest, triples));
        sides.add(Contest.Side.of(name, entry.getKey(), those));
      }
    }
    Set<Node> contested = new HashSet<>();
    for (Contest.Clash clash : contest.clashes(sides)) {
      triples.addAll(clash.triples());
      contested.add(clash.affirmed());
      contested.add(clash.denied());
    }
    Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    counts.forEach((relationship, count) -> {
      Standing standing = RelationshipTriples.standing(contested.contains(relationship), count);
      standings.merge(standing, 1, Integer::sum);
      triples.add(Triple.create(relationship, Terms.STANDING, Terms.ent(standing.word())));
    });
    return new Derived(
        triples,
        judged.corrections(),
        new Summary(
            noticed.size(),
            counted,
            standings,
            judged.attached(),
            judged.orphans(),
            copies.size()));
  }
}
