package dev.entente.serve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * What is to become of one graph.
 *
 * @param graph the graph
 * @param emptied whether all that it held goes
 * @param deleted triples that go; none of the inserted ones
 * @param inserted triples that come
 */
record Change(Node graph, boolean emptied, Set<Triple> deleted, Set<Triple> inserted) {

  Change {
    deleted = Set.copyOf(deleted);
    inserted = Set.copyOf(inserted);
  }

  /** Whatever the graph held, it holds these. */
  static Change replacing(Node graph, Set<Triple> triples) {
    return new Change(graph, true, Set.of(), triples);
  }

  /** What the graph held, and these. */
  static Change adding(Node graph, Set<Triple> triples) {
    return new Change(graph, false, Set.of(), triples);
  }

  /** A blank node, of which an update could never speak again. */
  static Optional<Node> blank(List<Node> nodes) {
    return nodes.stream()
        .filter(node ->
            node.isBlank()
                || (node.isTripleTerm()
                    && blank(List.of(node.getTriple().getSubject(), node.getTriple().getObject()))
                        .isPresent()))
        .findFirst();
  }
}
