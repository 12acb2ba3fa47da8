package dev.entente.export;

import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a graph as SVG whose colours are the page's: every actor a label that nothing hides, one
 * line for all that one actor does to another in one group and style.
 */
final class Drawing {

  /** Beyond these a drawing is a hairball; the weightiest actors are drawn. */
  static final int ACTORS = 60;

  /** Beyond these, words on the lines would lie upon each other. */
  private static final int LABELLED_LINES = 40;

  private static final double FONT = 13;
  private static final double LINE_FONT = 10.5;
  private static final List<Double> PLACES = List.of(0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75);

  /** What one line stands for. */
  private record Line(
      EntityId source, EntityId target, Group group, String style, boolean bothWays) {}

  private record Point(double x, double y) {}

  private final ActorGraph graph;
  private final List<ActorNode> nodes;
  private final Map<Line, List<ActorEdge>> lines = new LinkedHashMap<>();
  private final Layout layout;
  private final List<Layout.Box> words = new ArrayList<>();

  Drawing(ActorGraph graph) {
    this.graph = graph;
    this.nodes =
        graph.nodes().stream()
            .sorted(
                Comparator.comparing((ActorNode node) -> -node.weighted())
                    .thenComparing(node -> -node.degree())
                    .thenComparing(ActorNode::id))
            .limit(ACTORS)
            .toList();
    Set<EntityId> drawn = nodes.stream().map(ActorNode::id).collect(Collectors.toSet());
    List<ActorEdge> edges =
        graph.edges().stream()
            .filter(edge -> drawn.contains(edge.source()) && drawn.contains(edge.target()))
            .toList();
    for (ActorEdge edge : edges) {
      lines
          .computeIfAbsent(
              new Line(
                  edge.source(),
                  edge.target(),
                  edge.group(),
                  edge.stroke().word(),
                  edge.relation().symmetric()),
              none -> new ArrayList<>())
          .add(edge);
    }
    Map<EntityId, Layout.Box> sizes = new LinkedHashMap<>();
    nodes.forEach(node ->
        sizes.put(
            node.id(), new Layout.Box(0, 0, width(shown(node.label()), FONT) + 20, FONT + 13)));
    this.layout = Layout.of(sizes, edges);
  }

  /** How many actors the drawing shows. */
  int actors() {
    return nodes.size();
  }

  String svg() {
    Layout.Box frame = layout.frame(30);
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg class=\"graph\" role=\"img\" aria-labelledby=\"graph-title\" viewBox=\"%.0f %.0f %.0f %.0f\">\n<title id=\"graph-title\">%s</title>\n<defs>\n",
            frame.left(),
            frame.top(),
            frame.width(),
            frame.height(),
            Markup.escape("%d actors and how they stand to each other".formatted(nodes.size()))));
    List<Group> groups = List.copyOf(graph.groups());
    for (int i = 0; i < groups.size(); i++) {
      svg.append(
          format(
              "<marker id=\"to%d\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerUnits=\"userSpaceOnUse\" markerWidth=\"9\" markerHeight=\"9\" orient=\"auto-start-reverse\"><path class=\"tip g%d\" d=\"M0 1L10 5L0 9z\"/></marker>\n",
              i, i));
    }
    svg.append("</defs>\n");
    StringBuilder labels = new StringBuilder();
    Map<Set<EntityId>, Integer> between = new LinkedHashMap<>();
    lines.keySet().forEach(line -> between.merge(ends(line), 1, Integer::sum));
    Map<Set<EntityId>, Integer> done = new LinkedHashMap<>();
    lines.forEach((line, edges) -> {
      int number = done.merge(ends(line), 1, Integer::sum) - 1;
      line(
          line,
          edges,
          number - (between.getOrDefault(ends(line), 1) - 1) / 2.0,
          groups,
          svg,
          labels);
    });
    nodes.forEach(node -> node(node, svg));
    return svg.append(labels).append("</svg>\n").toString();
  }

  private static Set<EntityId> ends(Line line) {
    return Set.of(line.source, line.target);
  }

  private void line(
      Line line,
      List<ActorEdge> edges,
      double offset,
      List<Group> groups,
      StringBuilder svg,
      StringBuilder labels) {
    Layout.Box from = box(line.source);
    Layout.Box to = box(line.target);
    // Bent to the same side whichever way it runs, so that lines of a pair lie side by side.
    double side = line.source.compareTo(line.target) < 0 ? 1 : -1;
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = Math.max(1, Math.hypot(dx, dy));
    double bend = offset * 34 * side;
    Point bent =
        new Point(
            (from.x() + to.x()) / 2 - dy / length * bend * 2,
            (from.y() + to.y()) / 2 + dx / length * bend * 2);
    Point begin = border(from, bent);
    Point end = border(to, bent);
    int group = groups.indexOf(line.group);
    int weight = edges.stream().mapToInt(ActorEdge::statements).sum();
    svg.append(
        format(
            "<path class=\"line g%d %s\" data-actors=\"%s %s\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" stroke-width=\"%.1f\" marker-end=\"url(#to%d)\"%s><title>%s</title></path>\n",
            group,
            line.style,
            Markup.escape(line.source.value()),
            Markup.escape(line.target.value()),
            begin.x,
            begin.y,
            bent.x,
            bent.y,
            end.x,
            end.y,
            1.2 + Math.log1p(weight) * 0.8,
            group,
            line.bothWays ? format(" marker-start=\"url(#to%d)\"", group) : "",
            Markup.escape(told(line, edges))));
    if (lines.size() <= LABELLED_LINES) {
      label(edges, begin, bent, end, group, labels);
    }
  }

  /** The words for a line, where along it they cover least; left out where all places are taken. */
  private void label(
      List<ActorEdge> edges, Point begin, Point bent, Point end, int group, StringBuilder labels) {
    String said = edges.get(0).label() + (edges.size() > 1 ? " +" + (edges.size() - 1) : "");
    double width = width(said, LINE_FONT);
    for (double t : PLACES) {
      double u = 1 - t;
      Layout.Box place =
          new Layout.Box(
              u * u * begin.x + 2 * u * t * bent.x + t * t * end.x,
              u * u * begin.y + 2 * u * t * bent.y + t * t * end.y,
              width,
              LINE_FONT + 2);
      if (words.stream().noneMatch(place::touches)
          && layout.boxes().values().stream().noneMatch(place::touches)) {
        words.add(place);
        labels.append(
            format(
                "<text class=\"said g%d\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                group, place.x(), place.y() + LINE_FONT * 0.35, Markup.escape(said)));
        return;
      }
    }
  }

  private String told(Line line, List<ActorEdge> edges) {
    return label(line.source)
        + " → "
        + label(line.target)
        + edges.stream()
            .map(edge ->
                "\n%s: %s, %d statement%s"
                    .formatted(
                        edge.label(),
                        edge.standing().word(),
                        edge.statements(),
                        edge.statements() == 1 ? "" : "s"))
            .collect(Collectors.joining());
  }

  private String label(EntityId id) {
    return nodes.stream()
        .filter(node -> node.id().equals(id))
        .map(ActorNode::label)
        .findFirst()
        .orElse(id.value());
  }

  private void node(ActorNode node, StringBuilder svg) {
    Layout.Box box = box(node.id());
    svg.append(
        format(
            "<g class=\"actor%s\" data-actor=\"%s\" tabindex=\"0\" role=\"button\"><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/><text x=\"%.1f\" y=\"%.1f\">%s</text></g>\n",
            node.named() ? "" : " unnamed",
            Markup.escape(node.id().value()),
            Markup.escape(node.label() + ", " + node.kindLabel()),
            box.left(),
            box.top(),
            box.width(),
            box.height(),
            box.x(),
            box.y() + FONT * 0.35,
            Markup.escape(shown(node.label()))));
  }

  private Layout.Box box(EntityId id) {
    return java.util.Objects.requireNonNull(layout.boxes().get(id));
  }

  /** Where the line from the middle of the box towards the point leaves the box. */
  private static Point border(Layout.Box box, Point towards) {
    double dx = towards.x - box.x();
    double dy = towards.y - box.y();
    double scale =
        Math.min(
            dx == 0 ? Double.MAX_VALUE : (box.width() / 2 + 2) / Math.abs(dx),
            dy == 0 ? Double.MAX_VALUE : (box.height() / 2 + 2) / Math.abs(dy));
    return scale >= 1 ? towards : new Point(box.x() + dx * scale, box.y() + dy * scale);
  }

  private static String shown(String label) {
    String line = Xml.oneLine(label);
    int end = line.offsetByCodePoints(0, Math.min(40, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + "…";
  }

  /** Generous, because no font is known here: pixels. */
  private static double width(String words, double font) {
    return words
            .codePoints()
            .mapToDouble(c -> c > 0x2E80 ? 1.1 : Character.isUpperCase(c) ? 0.68 : 0.55)
            .sum()
        * font;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
