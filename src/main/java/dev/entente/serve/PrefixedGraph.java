package dev.entente.serve;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.shared.PrefixMapping;

/** A graph of the store with prefixes to write it by; the store itself keeps none. */
final class PrefixedGraph extends WrappedGraph {

  private final PrefixMapping prefixes;

  PrefixedGraph(Graph graph, Map<String, String> prefixes) {
    super(graph);
    this.prefixes = PrefixMapping.Factory.create().setNsPrefixes(prefixes).lock();
  }

  @Override
  public PrefixMapping getPrefixMapping() {
    return prefixes;
  }
}
