package dev.entente.export;

import dev.entente.statement.EntityId;
import dev.entente.statement.Standing;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The graph that is exported: actors and edges between them, both sorted, and what they are.
 *
 * @param policy by which the store asserts plain edges, with its fingerprint
 * @param description for the file: what was asked for and under which policy
 */
record ActorGraph(String policy, String description, List<ActorNode> nodes, List<ActorEdge> edges) {

  ActorGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The actors by id. */
  Map<EntityId, ActorNode> byId() {
    Map<EntityId, ActorNode> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    return byId;
  }

  /** The groups that occur, cooperation first. */
  Collection<Group> groups() {
    return edges.stream()
        .map(ActorEdge::group)
        .distinct()
        .sorted(
            java.util.Comparator.comparing(Group::background)
                .thenComparing(group -> -group.sign())
                .thenComparing(Group::name))
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /** The strokes that occur, each with the standings that it stands for. */
  Map<ActorEdge.Stroke, String> strokes() {
    Map<ActorEdge.Stroke, Set<Standing>> strokes = new EnumMap<>(ActorEdge.Stroke.class);
    edges.forEach(edge ->
        strokes
            .computeIfAbsent(edge.stroke(), none -> EnumSet.noneOf(Standing.class))
            .add(edge.affirmed() || edge.contested() ? edge.standing() : Standing.DENIED));
    Map<ActorEdge.Stroke, String> words = new EnumMap<>(ActorEdge.Stroke.class);
    strokes.forEach((stroke, standings) ->
        words.put(
            stroke, standings.stream().map(Standing::word).collect(Collectors.joining(", "))));
    return words;
  }

  /** The kinds of actors that occur, with their labels. */
  Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    nodes.stream()
        .sorted(java.util.Comparator.comparing(ActorNode::kind))
        .forEach(node -> kinds.put(node.kind(), node.kindLabel()));
    return kinds;
  }
}
