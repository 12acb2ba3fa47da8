package dev.entente.export;

import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Exports the way the command does, for tests. */
final class Exports {

  static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));
  static final PloverRules PLOVER = PloverRules.read(Path.of("ontology"));
  static final Map<String, List<String>> ALL = Map.of("include", List.of("all"));

  private static final Map<Path, ActorGraph> EVERYTHING = new ConcurrentHashMap<>();

  private Exports() {}

  /** All edges of a store that no test changes. */
  static ActorGraph everything(Path location) {
    return EVERYTHING.computeIfAbsent(location, store -> graph(store, ALL));
  }

  /** The graph as the formats are given it. */
  static ActorGraph graph(Path location, Map<String, List<String>> filter) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return store.read(data -> {
        View view = new View(store, data, VOCABULARY, PLOVER, () -> {});
        return ActorGraphs.of(view, reader(view).read(filter));
      });
    }
  }

  /** Looks at a store through the eyes of an export. */
  static <T> T view(Path location, Function<View, T> looking) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return store.read(data -> looking.apply(new View(store, data, VOCABULARY, PLOVER, () -> {})));
    }
  }

  /** What a format takes where nothing is asked for. */
  static Filter filter(View view, ExportFormat format) {
    return reader(view).read(Map.of(), format);
  }

  private static FilterReader reader(View view) {
    return new FilterReader(
        view.data(),
        view.iris(),
        VOCABULARY,
        query -> {
          throw new IllegalStateException(query);
        });
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
      Map<String, List<String>> asked = new HashMap<>(filter);
      asked.putAll(settings);
      new Exporter(store, VOCABULARY, PLOVER, Duration.ofMinutes(1))
          .export(format, asked, target, () -> {});
      return to;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
