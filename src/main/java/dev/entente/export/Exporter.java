package dev.entente.export;

import dev.entente.rdf.PloverRules;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;

/** Exports a store, or what of it fits a filter, in one read transaction. */
public final class Exporter {

  private final EntenteStore store;
  private final Vocabulary vocabulary;
  private final PloverRules plover;

  public Exporter(EntenteStore store, Vocabulary vocabulary, PloverRules plover) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.plover = plover;
  }

  /**
   * What was written.
   *
   * @param description policy and filter in words
   * @param counts by what is counted, such as "actors" and "edges"
   */
  public record Summary(String description, Map<String, Long> counts) {}

  /**
   * Writes what fits; the target shows it once all of it is there.
   *
   * @param filter as people write it, see {@link FilterReader}
   * @throws ExportException in one line, if the filter is not understood
   */
  public Summary export(
      ExportFormat format, Map<String, List<String>> filter, Settings settings, Target target)
      throws IOException {
    try {
      Summary summary =
          store.read(data -> {
            try {
              return export(format, filter, settings, target, data);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
      target.done();
      return summary;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Summary export(
      ExportFormat format,
      Map<String, List<String>> given,
      Settings settings,
      Target target,
      DatasetGraph data)
      throws IOException {
    Filter filter = new FilterReader(data.getUnionGraph(), store.iris(), vocabulary).read(given);
    View view = new View(store, data, vocabulary, plover);
    ActorGraph graph = ActorGraphs.of(view, filter);
    writer(format, settings).write(graph, target);
    return new Summary(
        graph.description(),
        Map.of("actors", (long) graph.nodes().size(), "edges", (long) graph.edges().size()));
  }

  private static GraphWriter writer(ExportFormat format, Settings settings) {
    return switch (format) {
      case GEXF -> new GexfWriter(settings.gexfVersion());
      case GRAPHML -> new GraphmlWriter(settings.profile().equals("yed"));
      case DOT -> new DotWriter();
      case CYJS -> JsonWriter::cytoscape;
      case JSON_GRAPH -> JsonWriter::graph;
      case CSV -> new CsvWriter(settings.profile());
    };
  }
}
