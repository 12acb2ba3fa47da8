package dev.entente.export;

import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Exports the way the command does, for tests. */
final class Exports {

  static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));
  static final PloverRules PLOVER = PloverRules.read(Path.of("ontology"));
  static final Map<String, List<String>> ALL = Map.of("include", List.of("all"));

  private Exports() {}

  /** The graph as the formats are given it. */
  static ActorGraph graph(Path location, Map<String, List<String>> filter) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return store.read(data ->
          ActorGraphs.of(
              new View(store, data, VOCABULARY, PLOVER),
              new FilterReader(data.getUnionGraph(), store.iris(), VOCABULARY).read(filter)));
    }
  }

  /** Writes a file, or a folder where the format is several files. */
  static Path write(
      Path location,
      ExportFormat format,
      Map<String, List<String>> filter,
      Map<String, List<String>> settings,
      Path to) {
    try (EntenteStore store = EntenteStore.open(location);
        Target target = format.isFolder() ? Target.folder(to) : Target.file(to)) {
      new Exporter(store, VOCABULARY, PLOVER)
          .export(format, filter, Settings.read(settings), target);
      return to;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
