package dev.entente.export;

import dev.entente.query.QueryEngine;
import dev.entente.query.Sparql;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.sparql.core.DatasetGraph;

/** Exports a store, or what of it fits a filter, in one read transaction. */
public final class Exporter {

  private final EntenteStore store;
  private final Vocabulary vocabulary;
  private final PloverRules plover;
  private final Duration timeout;

  /**
   * @param timeout for a query that chooses what is exported
   */
  public Exporter(EntenteStore store, Vocabulary vocabulary, PloverRules plover, Duration timeout) {
    this.timeout = timeout;
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

  /** The names that may be asked for: what fits, and how it is written. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(FilterReader.NAMES);
    names.addAll(Settings.NAMES);
    return names;
  }

  /**
   * Writes what fits; the target shows it once all of it is there.
   *
   * @param asked filter and settings as people write them, by {@link #names}, see {@link
   *     FilterReader} and {@link Settings}
   * @param step called at every article that is read; what it throws ends the export
   * @throws ExportException in one line, if something is not understood
   */
  public Summary export(
      ExportFormat format, Map<String, List<String>> asked, Target target, Runnable step)
      throws IOException {
    asked.keySet().stream()
        .filter(name -> !names().contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new ExportException(
              "there is no '%s' to ask for; there are %s"
                  .formatted(name, String.join(", ", names())));
        });
    Settings settings = Settings.read(asked);
    settings.checkFor(format);
    try {
      Summary summary =
          store.read(data -> {
            try {
              FilterReader reader =
                  new FilterReader(data, store.iris(), vocabulary, query -> selection(query, data));
              Filter filter = reader.read(asked, format);
              View view = new View(store, data, vocabulary, plover, step);
              return export(format, settings).write(view, filter, target);
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

  private Selection selection(String query, DatasetGraph data) {
    return Selection.of(
        new QueryEngine(data, timeout).ask(Sparql.parse(query, prefixes()), Map.of()),
        store.iris(),
        vocabulary);
  }

  /** The prefixes that a query may use without declaring them. */
  public Map<String, String> prefixes() {
    Map<String, String> prefixes = new TreeMap<>(Sparql.prefixes());
    prefixes.put("e", store.iris().base() + "entity/");
    return prefixes;
  }

  private static Export export(ExportFormat format, Settings settings) {
    return switch (format) {
      case GEXF -> Export.of(new GexfWriter(settings.gexfVersion()));
      case GRAPHML -> Export.of(new GraphmlWriter(settings.profile().equals("yed")));
      case DOT -> Export.of(new DotWriter());
      case CYJS -> Export.of(JsonWriter::cytoscape);
      case JSON_GRAPH -> Export.of(JsonWriter::graph);
      case CSV -> Export.of(new CsvWriter(settings.profile()));
      case NEO4J -> Export.of(new Neo4jWriter());
      case HTML -> Export.of(new HtmlWriter());
      case TABLE -> new TableExport(settings.profile().equals("jsonl"));
      case INCEPTION -> new InceptionExport();
      case LABELSTUDIO -> new LabelStudioExport();
      case PLOVER -> new PloverExport();
      case DYADS -> new DyadsExport(settings.dedupe(), settings.sparse());
      case STIX -> new StixExport();
      case FTM -> new FollowTheMoneyExport();
      case TURTLE, TRIG, N_TRIPLES, N_QUADS, JSON_LD, RDF_XML ->
          new RdfExport(format, settings.rdf11());
    };
  }
}
