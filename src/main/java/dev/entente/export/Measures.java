package dev.entente.export;

import dev.entente.statement.EntityId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultUndirectedWeightedGraph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * Where actors stand in the net of affirmed edges of one sign, so that cooperation and conflict are
 * never mixed; whoever has no name is left out, since it is not the same from one article to the
 * next.
 */
final class Measures {

  /** Up to so many actors betweenness is exact, beyond it is estimated from so many of them. */
  static final int SAMPLE = 1_000;

  private static final int ROUNDS = 100;
  private static final double DAMPING = 0.85;
  private static final long SEED = 20_231;

  /**
   * An actor's place.
   *
   * @param degree number of edges
   * @param weighted sum of their weights
   * @param pageRank over the directed, weighted edges; all of a sign sum to 1
   * @param betweenness over the undirected net, 0 to 1
   * @param community number of its community by label propagation, the largest is 1; 0 for none
   */
  record Place(int degree, int weighted, double pageRank, double betweenness, int community) {
    static final Place NONE = new Place(0, 0, 0, 0, 0);
  }

  private Measures() {}

  /** The actors' places among the edges of one sign; who has none is not in it. */
  static Map<EntityId, Place> of(List<ActorNode> nodes, List<ActorEdge> edges, int sign) {
    Map<EntityId, ActorNode> named = new HashMap<>();
    nodes.stream().filter(ActorNode::named).forEach(node -> named.put(node.id(), node));
    List<ActorEdge> own =
        edges.stream()
            .filter(ActorEdge::affirmed)
            .filter(edge -> edge.group().sign() == sign)
            .filter(edge -> named.containsKey(edge.source()) && named.containsKey(edge.target()))
            .toList();
    Graph<EntityId, DefaultWeightedEdge> directed =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    Graph<EntityId, DefaultWeightedEdge> undirected =
        new DefaultUndirectedWeightedGraph<>(DefaultWeightedEdge.class);
    Map<EntityId, int[]> degrees = new TreeMap<>();
    for (ActorEdge edge : own) {
      degrees.computeIfAbsent(edge.source(), none -> new int[2])[0]++;
      degrees.computeIfAbsent(edge.target(), none -> new int[2])[0]++;
      degrees.computeIfAbsent(edge.source(), none -> new int[2])[1] += edge.weight();
      degrees.computeIfAbsent(edge.target(), none -> new int[2])[1] += edge.weight();
    }
    degrees.keySet().forEach(directed::addVertex);
    degrees.keySet().forEach(undirected::addVertex);
    for (ActorEdge edge : own) {
      add(directed, edge.source(), edge.target(), edge.weight());
      if (edge.relation().symmetric()) {
        add(directed, edge.target(), edge.source(), edge.weight());
      }
      add(undirected, edge.source(), edge.target(), edge.weight());
    }
    if (degrees.isEmpty()) {
      return Map.of();
    }
    Map<EntityId, Double> ranks = new PageRank<>(directed, DAMPING, ROUNDS).getScores();
    Map<EntityId, Double> between = betweenness(undirected, SAMPLE);
    Map<EntityId, Integer> communities = communities(undirected);
    Map<EntityId, Place> places = new HashMap<>();
    degrees.forEach((id, degree) ->
        places.put(
            id,
            new Place(
                degree[0],
                degree[1],
                rounded(ranks.getOrDefault(id, 0.0)),
                rounded(between.getOrDefault(id, 0.0)),
                communities.getOrDefault(id, 0))));
    return places;
  }

  private static void add(
      Graph<EntityId, DefaultWeightedEdge> graph, EntityId source, EntityId target, int weight) {
    DefaultWeightedEdge known = graph.getEdge(source, target);
    if (known != null) {
      graph.setEdgeWeight(known, graph.getEdgeWeight(known) + weight);
    } else {
      Graphs.addEdge(graph, source, target, weight);
    }
  }

  /** Six digits, more than the measures mean. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /**
   * Share of the shortest paths between two others that lead through an actor, every edge of length
   * 1.
   *
   * @param sample where there are more actors, paths are followed from so many alone (Brandes and
   *     Pich 2007)
   */
  static Map<EntityId, Double> betweenness(Graph<EntityId, DefaultWeightedEdge> graph, int sample) {
    int size = graph.vertexSet().size();
    if (size <= sample) {
      Graph<EntityId, DefaultWeightedEdge> unweighted =
          new org.jgrapht.graph.AsUnweightedGraph<>(graph);
      return size < 3
          ? Map.of()
          : new BetweennessCentrality<>(
                  unweighted, true, BetweennessCentrality.OverflowStrategy.IGNORE_OVERFLOW)
              .getScores();
    }
    List<EntityId> actors = new ArrayList<>(graph.vertexSet());
    Map<EntityId, Integer> index = new HashMap<>();
    actors.forEach(actor -> index.put(actor, index.size()));
    int[][] neighbours = new int[size][];
    for (int i = 0; i < size; i++) {
      neighbours[i] =
          Graphs.neighborSetOf(graph, actors.get(i)).stream().mapToInt(index::get).toArray();
    }
    List<Integer> pivots = new ArrayList<>(index.values());
    Collections.sort(pivots);
    Collections.shuffle(pivots, new Random(SEED));
    double[] sums = new double[size];
    pivots.subList(0, sample).forEach(pivot -> follow(pivot, neighbours, sums));
    double scale = (double) size / sample / ((size - 1.0) * (size - 2.0));
    Map<EntityId, Double> scores = new HashMap<>();
    for (int i = 0; i < size; i++) {
      scores.put(actors.get(i), sums[i] * scale);
    }
    return scores;
  }

  /** Adds how many shortest paths from the pivot lead through each (Brandes 2001). */
  private static void follow(int pivot, int[][] neighbours, double[] sums) {
    int size = neighbours.length;
    int[] distance = new int[size];
    Arrays.fill(distance, -1);
    double[] paths = new double[size];
    double[] share = new double[size];
    int[] order = new int[size];
    int seen = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(pivot));
    distance[pivot] = 0;
    paths[pivot] = 1;
    while (!open.isEmpty()) {
      int at = open.poll();
      order[seen++] = at;
      for (int next : neighbours[at]) {
        if (distance[next] < 0) {
          distance[next] = distance[at] + 1;
          open.add(next);
        }
        if (distance[next] == distance[at] + 1) {
          paths[next] += paths[at];
        }
      }
    }
    for (int i = seen - 1; i > 0; i--) {
      int at = order[i];
      for (int before : neighbours[at]) {
        if (distance[before] == distance[at] - 1) {
          share[before] += paths[before] / paths[at] * (1 + share[at]);
        }
      }
      sums[at] += share[at];
    }
  }

  private static Map<EntityId, Integer> communities(Graph<EntityId, DefaultWeightedEdge> graph) {
    List<Set<EntityId>> found =
        new LabelPropagationClustering<>(graph, ROUNDS, new Random(SEED))
            .getClustering()
            .getClusters();
    List<TreeSet<EntityId>> sorted =
        found.stream()
            .map(TreeSet::new)
            .sorted(
                Comparator.comparing((TreeSet<EntityId> cluster) -> -cluster.size())
                    .thenComparing(TreeSet::first))
            .toList();
    Map<EntityId, Integer> communities = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      for (EntityId actor : sorted.get(i)) {
        communities.put(actor, i + 1);
      }
    }
    return communities;
  }
}
