package dev.entente.serve;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph of the store that can be read no longer than its {@link Watch} allows, with prefixes to
 * write it by; the store's own graphs have none.
 */
final class WatchedGraph extends WrappedGraph {

  private final PrefixMapping prefixes;
  private final Watch watch;

  WatchedGraph(Graph graph, Map<String, String> prefixes, Watch watch) {
    super(graph);
    this.prefixes = PrefixMapping.Factory.create().setNsPrefixes(prefixes).lock();
    this.watch = watch;
  }

  @Override
  public PrefixMapping getPrefixMapping() {
    return prefixes;
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return watched(super.find(pattern));
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    return watched(super.find(subject, predicate, object));
  }

  private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> triples) {
    return triples.mapWith(triple -> {
      watch.check();
      return triple;
    });
  }
}
