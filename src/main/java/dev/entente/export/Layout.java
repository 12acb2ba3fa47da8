package dev.entente.export;

import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Places labels so that no two overlap: by forces (Fruchterman and Reingold 1991), then moved apart
 * where they touch. The same graph is always placed alike.
 *
 * @param boxes of the labels, in the order of the actors
 */
record Layout(Map<EntityId, Box> boxes) {

  private static final double WIDTH = 1150;
  private static final double HEIGHT = 760;
  private static final int ROUNDS = 400;
  private static final int REPAIRS = 2000;
  private static final long SEED = 1;

  /** A rectangle around its centre; pixels, y downwards. */
  record Box(double x, double y, double width, double height) {

    Box moved(double byX, double byY) {
      return new Box(x + byX, y + byY, width, height);
    }

    double left() {
      return x - width / 2;
    }

    double top() {
      return y - height / 2;
    }

    boolean touches(Box other) {
      return overlapX(other, 2) > 0 && overlapY(other, 2) > 0;
    }

    /** How far the two reach into each other, with a gap between them. */
    private double overlapX(Box other, double gap) {
      return (width + other.width) / 2 + gap - Math.abs(x - other.x);
    }

    private double overlapY(Box other, double gap) {
      return (height + other.height) / 2 + gap - Math.abs(y - other.y);
    }
  }

  /** Places the actors of the edges; each label has the size given. */
  static Layout of(Map<EntityId, Box> sizes, List<ActorEdge> edges) {
    Graph<EntityId, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    sizes.keySet().forEach(graph::addVertex);
    edges.forEach(edge -> graph.addEdge(edge.source(), edge.target()));
    MapLayoutModel2D<EntityId> model = new MapLayoutModel2D<>(new Box2D(0, 0, WIDTH, HEIGHT));
    new FRLayoutAlgorithm2D<EntityId, DefaultEdge>(ROUNDS, 0.55, new Random(SEED))
        .layout(graph, model);
    List<EntityId> actors = new ArrayList<>(sizes.keySet());
    Box[] boxes = new Box[actors.size()];
    for (int i = 0; i < boxes.length; i++) {
      Point2D point = model.get(actors.get(i));
      Box size = Objects.requireNonNull(sizes.get(actors.get(i)));
      // A little aside, so that none lie exactly upon each other.
      boxes[i] = size.moved(point.getX() + i * 1e-3, point.getY() - i * 1e-3);
    }
    moveApart(boxes, lines(actors, edges));
    Map<EntityId, Box> placed = new LinkedHashMap<>();
    for (int i = 0; i < boxes.length; i++) {
      placed.put(actors.get(i), boxes[i]);
    }
    return new Layout(placed);
  }

  /** How many edges there are between any two, by their places in the list. */
  private static int[][] lines(List<EntityId> actors, List<ActorEdge> edges) {
    Map<EntityId, Integer> places = new HashMap<>();
    actors.forEach(actor -> places.put(actor, places.size()));
    int[][] lines = new int[actors.size()][actors.size()];
    for (ActorEdge edge : edges) {
      int source = places.getOrDefault(edge.source(), 0);
      int target = places.getOrDefault(edge.target(), 0);
      lines[Math.min(source, target)][Math.max(source, target)]++;
    }
    return lines;
  }

  /** Until no two touch, and those with many lines between them leave room for these. */
  private static void moveApart(Box[] boxes, int[][] lines) {
    boolean moved = true;
    // Forces pull at each other; halfway through, only what overlaps still moves.
    for (int round = 0; moved && round < REPAIRS; round++) {
      moved = false;
      for (int i = 0; i < boxes.length; i++) {
        for (int j = i + 1; j < boxes.length; j++) {
          Box one = boxes[i];
          Box other = boxes[j];
          double x = one.overlapX(other, 24);
          double y = one.overlapY(other, 22);
          double distance = Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
          double missing =
              lines[i][j] == 0
                  ? 0
                  : (one.width + other.width) / 2 + (20 + 28 * lines[i][j]) - distance;
          if (missing > 0 && round < REPAIRS / 2) {
            moved = true;
            double share = Math.min(missing, 400) * 0.1 / distance;
            boxes[i] = one.moved((one.x - other.x) * share, (one.y - other.y) * share);
            boxes[j] = other.moved((other.x - one.x) * share, (other.y - one.y) * share);
          } else if (x > 0 && y > 0) {
            moved = true;
            boolean across = x < y;
            double byX = across ? Math.copySign(x / 2 + 0.5, one.x - other.x) : 0;
            double byY = across ? 0 : Math.copySign(y / 2 + 0.5, one.y - other.y);
            boxes[i] = one.moved(byX, byY);
            boxes[j] = other.moved(-byX, -byY);
          }
        }
      }
    }
  }

  /** Around all labels. */
  Box frame(double margin) {
    double left = boxes.values().stream().mapToDouble(Box::left).min().orElse(0) - margin;
    double top = boxes.values().stream().mapToDouble(Box::top).min().orElse(0) - margin;
    double right =
        boxes.values().stream().mapToDouble(box -> box.left() + box.width()).max().orElse(0)
            + margin;
    double bottom =
        boxes.values().stream().mapToDouble(box -> box.top() + box.height()).max().orElse(0)
            + margin;
    return new Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
  }
}
