package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementEncoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import dev.entente.statement.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Derives what statements add up to: relationships with their standing and counts, pairs, triple
 * terms, which articles are copies of which, and by the policy the plain edges. Computed in memory
 * in one streaming read, with maps keyed by relationship, because the same in SPARQL takes minutes
 * where this takes seconds.
 */
public final class RelationsGraph {

  private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::getURI);

  private static final Map<Standing, Node> COUNTS =
      Map.of(
          Standing.STATED, Terms.STATED_COUNT,
          Standing.ALLEGED, Terms.ALLEGED_COUNT,
          Standing.PLANNED, Terms.PLANNED_COUNT,
          Standing.POSSIBLE, Terms.POSSIBLE_COUNT,
          Standing.DENIED, Terms.DENIED_COUNT);

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

  /**
   * Writes something and derives the graph anew in one transaction, so that nobody sees the one
   * without the other.
   */
  public Summary derive(Policy policy, Run run, Consumer<DatasetGraph> writing) {
    List<Summary> summary = new ArrayList<>(1);
    store.write(data -> {
      writing.accept(data);
      Derived derived = derive(data);
      put(derived, policy, run, data);
      summary.add(derived.summary);
    });
    return summary.getFirst();
  }

  private void put(Derived derived, Policy policy, Run run, DatasetGraph data) {
    replace(iris.relationsGraph(), derived.triples, data);
    replace(Judged.correctionsGraph(iris), derived.corrections, data);
    policy.apply(data, iris.base());
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

  private record Key(Node subject, Relation relation, Node object) {}

  private Derived derive(DatasetGraph data) {
    Map<Node, Node> copies = Copies.find(data);
    List<Said> noticed = SaidReader.read(data, iris, vocabulary, copies);
    Judged judged = Judged.of(noticed, data, iris, vocabulary);
    List<Said> statements = judged.statements();
    Representation representation = Representation.read(data, iris, vocabulary, statements);
    Counting counting = new Counting(representation);
    Contest contest = new Contest(vocabulary, representation);
    Set<Triple> triples = new HashSet<>(statements.size() * 8);
    triples.addAll(judged.triples());
    copies.forEach((copy, original) -> triples.add(Triple.create(copy, Terms.COPY_OF, original)));
    noticed.forEach(said -> pair(said, triples));
    Map<Key, List<Said>> byKey = new HashMap<>();
    for (Said said : statements) {
      pair(said, triples);
      byKey.computeIfAbsent(key(said), none -> new ArrayList<>()).add(said);
    }
    List<Contest.Side> sides = new ArrayList<>();
    Map<Node, Map<Standing, Integer>> counts = new TreeMap<>(BY_IRI);
    Set<Node> contested = new HashSet<>();
    int counted = 0;
    for (Map.Entry<Key, List<Said>> entry : byKey.entrySet()) {
      List<Counting.Counted> those = counting.count(entry.getValue());
      if (those.isEmpty()) {
        continue;
      }
      counted += those.size();
      Key key = entry.getKey();
      Node relationship =
          iris.relationship(iris.entityId(key.subject), key.relation, iris.entityId(key.object));
      Map<Standing, Integer> count = new EnumMap<>(Standing.class);
      Set<String> sources = new TreeSet<>();
      for (Counting.Counted each : those) {
        count.merge(each.as(), 1, Integer::sum);
        if (each.said().affirmed()) {
          sources.add(contest.outermost(each.said()).iterator().next());
        }
        triples.add(Triple.create(each.said().statement(), Terms.COUNTED_IN, relationship));
        triples.add(
            Triple.create(each.said().statement(), Terms.COUNTED_AS, Terms.ent(each.as().word())));
      }
      counts.put(relationship, count);
      describe(relationship, key, count, sources.size(), triples);
      sides.add(
          new Contest.Side(
              relationship,
              key.subject,
              key.relation,
              key.object,
              those.stream().map(Counting.Counted::said).toList()));
    }
    for (Contest.Clash clash : contest.clashes(sides)) {
      triples.add(Triple.create(clash.affirmed(), Terms.CONTESTED_BY, clash.denied()));
      triples.add(Triple.create(clash.denied(), Terms.CONTESTED_BY, clash.affirmed()));
      contested.add(clash.affirmed());
      contested.add(clash.denied());
    }
    Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    counts.forEach((relationship, count) -> {
      Standing standing = standing(contested.contains(relationship), count);
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

  /** Either side of a symmetric relation gives the same key. */
  private static Key key(Said said) {
    boolean turned =
        said.relation().symmetric() && BY_IRI.compare(said.subject(), said.object()) > 0;
    return turned
        ? new Key(said.object(), said.relation(), said.subject())
        : new Key(said.subject(), said.relation(), said.object());
  }

  private static Standing standing(boolean contested, Map<Standing, Integer> counts) {
    if (contested) {
      return Standing.CONTESTED;
    }
    // In the order of the enumeration the first that any statement counts as.
    return counts.keySet().iterator().next();
  }

  private void pair(Said said, Set<Triple> triples) {
    EntityId subject = iris.entityId(said.subject());
    EntityId object = iris.entityId(said.object());
    Node pair = iris.pair(subject, object);
    triples.add(Triple.create(pair, Terms.TYPE, Terms.PAIR_CLASS));
    triples.add(Triple.create(pair, Terms.MEMBER, said.subject()));
    triples.add(Triple.create(pair, Terms.MEMBER, said.object()));
  }

  private void describe(
      Node relationship, Key key, Map<Standing, Integer> counts, int sources, Set<Triple> triples) {
    Node predicate = NodeFactory.createURI(key.relation.iri());
    triples.add(Triple.create(relationship, Terms.TYPE, Terms.RELATIONSHIP_CLASS));
    triples.add(Triple.create(relationship, Terms.RDF_SUBJECT, key.subject));
    triples.add(Triple.create(relationship, Terms.RDF_PREDICATE, predicate));
    triples.add(Triple.create(relationship, Terms.RDF_OBJECT, key.object));
    triples.add(
        Triple.create(
            relationship,
            Terms.PAIR,
            iris.pair(iris.entityId(key.subject), iris.entityId(key.object))));
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
}
