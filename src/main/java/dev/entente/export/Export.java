package dev.entente.export;

import java.io.IOException;
import java.util.Map;

/** Writes what fits a filter in one format, within a read transaction. */
interface Export {

  Exporter.Summary write(View view, Filter filter, Target target) throws IOException;

  /** Of a format that has actors and edges. */
  static Export of(GraphWriter writer) {
    return (view, filter, target) -> {
      ActorGraph graph = ActorGraphs.of(view, filter);
      writer.write(graph, target);
      return new Exporter.Summary(
          graph.description(),
          Map.of("actors", (long) graph.nodes().size(), "edges", (long) graph.edges().size()));
    };
  }
}
