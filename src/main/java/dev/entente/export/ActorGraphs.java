package dev.entente.export;

import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import dev.entente.statement.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds the statements of a store up to edges, one for each source, target, relation, polarity. */
final class ActorGraphs {

  private final View view;
  private final Filter filter;
  private final Map<EdgeKey, Sum> sums = new HashMap<>();
  private final Map<EntityId, String> labels = new HashMap<>();

  private ActorGraphs(View view, Filter filter) {
    this.view = view;
    this.filter = filter;
  }

  /** The graph of what fits the filter; call it within a read transaction. */
  static ActorGraph of(View view, Filter filter) {
    ActorGraphs graphs = new ActorGraphs(view, filter);
    view.articles().forEach(filter, view.allegiance(), graphs::add);
    return graphs.graph();
  }

  private void add(StoredArticle article) {
    for (Statement statement : article.statements()) {
      if (statement.claim().relation().background() && !filter.background()) {
        continue;
      }
      view.relationships()
          .countedAs(statement.identity())
          .ifPresent(standing -> add(statement, standing, article));
    }
  }

  private void add(Statement statement, Standing countedAs, StoredArticle article) {
    Claim claim = statement.claim();
    Optional<Relationships.Relationship> relationship =
        view.relationships().get(Relationships.digits(view.relationship(claim)));
    if (relationship.isEmpty()
        || (!filter.all()
            && (claim.polarity() == Polarity.NEGATED || !relationship.get().asserted()))) {
      return;
    }
    EdgeKey.of(statement, article, view, filter)
        .ifPresent(key ->
            sums.computeIfAbsent(key, none -> new Sum())
                .add(statement, countedAs, relationship.get().standing(), article));
  }

  private String digits(EntityId subject, Relation relation, EntityId object) {
    return Relationships.digits(view.iris().relationship(subject, relation, object));
  }

  private ActorGraph graph() {
    List<ActorEdge> edges = new ArrayList<>();
    sums.forEach((key, sum) -> {
      if (sum.statements() >= filter.weight()) {
        edges.add(sum.edge(key));
      }
    });
    edges.sort(Comparator.comparing(EdgeKey::of));
    filter.ego().ifPresent(ego -> keepNear(ego, edges));
    Set<EntityId> ids = new TreeSet<>();
    edges.forEach(edge -> {
      ids.add(edge.source());
      ids.add(edge.target());
    });
    List<ActorNode> nodes = ids.stream().map(view.actors()::node).toList();
    return new ActorGraph(view.policy(), view.describe(filter), placed(nodes, edges), edges);
  }

  /** What lies between actors that are at most so many hops away. */
  private void keepNear(EntityId ego, List<ActorEdge> edges) {
    Set<EntityId> near = new HashSet<>(Set.of(ego));
    for (int hop = 0; hop < filter.hops(); hop++) {
      Set<EntityId> next = new HashSet<>();
      for (ActorEdge edge : edges) {
        if (near.contains(edge.source())) {
          next.add(edge.target());
        }
        if (near.contains(edge.target())) {
          next.add(edge.source());
        }
      }
      if (!near.addAll(next)) {
        break;
      }
    }
    edges.removeIf(edge -> !near.contains(edge.source()) || !near.contains(edge.target()));
  }

  /** The same actors with their degrees and measures. */
  static List<ActorNode> placed(List<ActorNode> nodes, List<ActorEdge> edges) {
    Map<EntityId, int[]> degrees = new HashMap<>();
    nodes.forEach(node -> degrees.put(node.id(), new int[3]));
    for (ActorEdge edge : edges) {
      if (edge.affirmed()) {
        int[] source = degrees.getOrDefault(edge.source(), new int[3]);
        source[1]++;
        source[2] += edge.weight();
        int[] target = degrees.getOrDefault(edge.target(), new int[3]);
        target[0]++;
        target[2] += edge.weight();
      }
    }
    Map<Integer, Map<EntityId, Measures.Place>> places =
        Map.of(1, Measures.of(nodes, edges, 1), -1, Measures.of(nodes, edges, -1));
    return nodes.stream()
        .map(node -> {
          int[] degree = degrees.getOrDefault(node.id(), new int[3]);
          Map<Integer, Measures.Place> own = new TreeMap<>();
          places.forEach((sign, all) ->
              Optional.ofNullable(all.get(node.id())).ifPresent(place -> own.put(sign, place)));
          return node.with(degree[0], degree[1], degree[2], own);
        })
        .toList();
  }

  /** What was said of one edge so far. */
  private final class Sum {
    private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    private final Set<String> sources = new TreeSet<>();
    private final Map<String, Integer> plover = new TreeMap<>();
    private final List<ActorEdge.Quote> quotes = new ArrayList<>(1);
    private @Nullable String first;
    private @Nullable String last;
    private double confidence;
    private int confident;
    private Certainty certainty = Certainty.POSSIBLE;
    private @Nullable Standing standing;

    private void add(
        Statement statement, Standing countedAs, Standing standing, StoredArticle article) {
      counts.merge(countedAs, 1, Integer::sum);
      sources.add(sourceKey(statement.attribution(), article));
      Dating dating = Dating.of(statement, article.issued());
      dating.first().ifPresent(date -> first = earlier(first, date));
      dating.last().ifPresent(date -> last = later(last, date));
      statement
          .annotation()
          .confidence()
          .ifPresent(value -> {
            confidence += value;
            confident++;
          });
      Certainty own = statement.claim().certainty();
      certainty = own.compareTo(certainty) < 0 ? own : certainty;
      // Rolled up, several relationships meet; the first of the enumeration is the weightiest.
      this.standing =
          this.standing == null || standing.compareTo(this.standing) < 0 ? standing : this.standing;
      view.event(statement, article.issued())
          .ifPresent(event -> plover.merge(event.type(), 1, Integer::sum));
      if (quotes.size() < ActorEdge.QUOTES) {
        quotes.add(
            new ActorEdge.Quote(
                statement.evidence().quote(),
                view.sourceWords(statement.attribution()),
                article.article().id().value(),
                article.title(),
                article.issued()));
      }
    }

    private int statements() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private ActorEdge edge(EdgeKey key) {
      String digits = digits(key.source(), key.relation(), key.target());
      return new ActorEdge(
          key.polarity() == Polarity.AFFIRMED ? digits : digits + "-denied",
          key.source(),
          key.target(),
          key.relation(),
          key.polarity(),
          counts,
          sources.stream().map(ActorGraphs.this::sourceLabel).distinct().toList(),
          Optional.ofNullable(first),
          Optional.ofNullable(last),
          confident == 0
              ? Optional.empty()
              : Optional.of(Math.round(confidence / confident * 1e4) / 1e4),
          certainty,
          java.util.Objects.requireNonNull(standing),
          plover.entrySet().stream()
              .max(
                  Map.Entry.<String, Integer>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
              .map(Map.Entry::getKey),
          view.group(key.relation()),
          quotes);
    }

    private static String earlier(@Nullable String one, String other) {
      return one == null || Dating.firstDay(other).compareTo(Dating.firstDay(one)) < 0
          ? other
          : one;
    }

    private static String later(@Nullable String one, String other) {
      return one == null || Dating.lastDay(other).compareTo(Dating.lastDay(one)) > 0 ? other : one;
    }
  }

  /** Tells sources apart: actors by id, the rest by words behind a mark that no id has. */
  private static String sourceKey(Attribution attribution, StoredArticle article) {
    return attribution
        .source()
        .map(EntityId::value)
        .orElseGet(() ->
            attribution instanceof Attribution.Unnamed unnamed
                ? "\u0000" + unnamed.words()
                : "\u0000" + article.article().details().publisher().orElse(article.title()));
  }

  private String sourceLabel(String key) {
    return key.startsWith("\u0000")
        ? key.substring(1)
        : labels.computeIfAbsent(new EntityId(key), view.actors()::label);
  }
}
