package dev.entente.query;

import dev.entente.cli.BuiltStores;
import dev.entente.entity.FewActors;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The store of the seed article, built once for all tests by the command that users run. */
public final class SeedStore {

  private static final Path LOCATION = BuiltStores.whileRunning(SeedStore::write);

  private SeedStore() {}

  /** States, bodies and whom the article names; a test opens it and closes it again. */
  public static Path location() {
    return LOCATION;
  }

  /** A store with all actors that are shipped. */
  public static Path withAllActors() {
    return Whole.LOCATION;
  }

  /** A copy of it, for tests that write. */
  public static Path copy(Path to) {
    try {
      copy(LOCATION, to);
      return to;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static EntenteStore open() {
    return EntenteStore.open(LOCATION);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void write(Path folder) throws IOException {
    copyOfSeeds(folder, "articles", "annotations");
    FewActors.statesAndBodies(folder, named(Path.of("seeds/annotations/kim-meets-putin.csv")));
  }

  private static void copyOfSeeds(Path folder, String... parts) throws IOException {
    for (String name : parts) {
      copy(Path.of("seeds", name), folder.resolve(name));
    }
  }

  private static Set<String> named(Path table) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    Set<String> actors = new HashSet<>();
    try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, format)) {
      for (CSVRecord row : rows) {
        actors.addAll(List.of(row.get("subject"), row.get("object"), row.get("source")));
      }
    }
    return actors;
  }

  /** Built only where a test asks for it. */
  private static final class Whole {

    private static final Path LOCATION =
        BuiltStores.whileRunning(
            folder -> copyOfSeeds(folder, "articles", "annotations", "entities"));
  }
}
