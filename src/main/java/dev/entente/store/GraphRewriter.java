package dev.entente.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Makes a graph what it should be, subject by subject within a write transaction: what stays is not
 * written again, and of each subject that was given no more than 22 bytes are remembered.
 */
final class GraphRewriter {

  /** Quads that are gathered to be deleted; iterators do not outlive a change. */
  private static final int DELETED_AT_ONCE = 100_000;

  private final DatasetGraph data;
  private final Node graph;
  private final boolean fresh;
  private final BulkWriter bulk;
  private final Fingerprints given = new Fingerprints();

  GraphRewriter(DatasetGraph data, Node graph) {
    this.data = data;
    this.graph = graph;
    this.bulk = new BulkWriter(data);
    this.fresh = !data.contains(graph, Node.ANY, Node.ANY, Node.ANY);
  }

  /** Whether the subject was given already. */
  boolean has(Node subject) {
    return given.contains(subject.getURI());
  }

  /** All that the graph should say of a subject; given once, later calls do nothing. */
  void put(Node subject, Collection<Triple> triples) {
    if (!given.add(subject.getURI())) {
      return;
    }
    Set<Triple> wanted = new HashSet<>(triples);
    if (!fresh) {
      List<Quad> obsolete = new ArrayList<>();
      data.find(graph, subject, Node.ANY, Node.ANY)
          .forEachRemaining(quad -> {
            if (!wanted.remove(quad.asTriple())) {
              obsolete.add(quad);
            }
          });
      obsolete.forEach(data::delete);
    }
    wanted.forEach(triple -> bulk.add(graph, triple));
  }

  /** Writes what waits, and deletes what is said of subjects that were not given. */
  void finish() {
    bulk.flush();
    List<Quad> obsolete = new ArrayList<>();
    do {
      obsolete.clear();
      var quads = data.find(graph, Node.ANY, Node.ANY, Node.ANY);
      while (!fresh && quads.hasNext() && obsolete.size() < DELETED_AT_ONCE) {
        Quad quad = quads.next();
        if (!has(quad.getSubject())) {
          obsolete.add(quad);
        }
      }
      obsolete.forEach(data::delete);
    } while (obsolete.size() == DELETED_AT_ONCE);
  }
}
