package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Input that could not be read or annotated, kept in a graph of its own until the same place gives
 * an article.
 *
 * @param place where it comes from: a file, and which item of it
 * @param file the file alone, as it was reached
 * @param folder in which it was come upon, whose name its id leaves out and whose links it may be;
 *     empty where there is none
 * @param position where in it something went wrong, such as {@code line 12}; empty where it is the
 *     whole
 * @param reason one line that says what
 */
public record Quarantined(
    String place, String file, String folder, String position, String reason) {

  /** One line for people. */
  @Override
  public String toString() {
    return reason.startsWith(place)
        ? reason
        : place + (position.isEmpty() ? "" : ", " + position) + ": " + reason;
  }

  /** Everything in quarantine, by place. */
  public static List<Quarantined> all(EntenteStore store) {
    return store.read(data -> {
      Node graph = graph(store.iris());
      List<Quarantined> all = new ArrayList<>();
      data.find(graph, Node.ANY, Terms.TYPE, Terms.QUARANTINED_CLASS)
          .forEachRemaining(quad -> {
            Node node = quad.getSubject();
            all.add(
                new Quarantined(
                    value(data, graph, node, Terms.PLACE),
                    value(data, graph, node, Terms.FILE),
                    value(data, graph, node, Terms.FOLDER),
                    value(data, graph, node, Terms.POSITION),
                    value(data, graph, node, Terms.REASON)));
          });
      all.sort(Comparator.comparing(Quarantined::place));
      return all;
    });
  }

  /** Within a write transaction; replaces what was quarantined from the same place. */
  void write(DatasetGraph data, Iris iris, Run run) {
    release(data, iris, place);
    Node graph = graph(iris);
    Node node = node(iris, place);
    data.add(graph, node, Terms.TYPE, Terms.QUARANTINED_CLASS);
    data.add(graph, node, Terms.PLACE, NodeFactory.createLiteralString(place));
    data.add(graph, node, Terms.FILE, NodeFactory.createLiteralString(file));
    data.add(graph, node, Terms.FOLDER, NodeFactory.createLiteralString(folder));
    data.add(graph, node, Terms.POSITION, NodeFactory.createLiteralString(position));
    data.add(graph, node, Terms.REASON, NodeFactory.createLiteralString(reason));
    data.add(graph, node, NodeFactory.createURI(Terms.PROV + "wasGeneratedBy"), run.node(iris));
  }

  /** Within a write transaction. */
  static void release(DatasetGraph data, Iris iris, String place) {
    List<Quad> obsolete = new ArrayList<>();
    data.find(graph(iris), node(iris, place), Node.ANY, Node.ANY).forEachRemaining(obsolete::add);
    obsolete.forEach(data::delete);
  }

  static Node graph(Iris iris) {
    return iris.graph("quarantine");
  }

  private static Node node(Iris iris, String place) {
    return iris.node("quarantined/" + Iris.hash(place));
  }

  private static String value(DatasetGraph data, Node graph, Node node, Node property) {
    return Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(graph), node, property))
        .map(Node::getLiteralLexicalForm)
        .orElse("");
  }
}
