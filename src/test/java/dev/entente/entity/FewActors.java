package dev.entente.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A small part of the shipped actors, for stores whose tests do not ask for more: all twenty
 * thousand take seconds to write and longer to read back.
 */
public final class FewActors {

  private static final Path SHIPPED = Path.of("seeds/entities");

  /** The columns that name an actor, by table. */
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "aliases.csv", List.of("actor_id"),
          "identifiers.csv", List.of("actor_id"),
          "memberships.csv", List.of("member", "of"),
          "roles.csv", List.of("holder", "of"),
          "same-as.csv", List.of("actor_id", "other"));

  private FewActors() {}

  /** Writes the states, and what the tables tell of them, into the seeds' {@code entities/}. */
  public static void states(Path seeds) throws IOException {
    write(seeds, row -> row.get("kind").equals("Country"));
  }

  /** Writes the states, bodies of states and of several, and the named actors. */
  public static void statesAndBodies(Path seeds, Set<String> besides) throws IOException {
    Set<String> kinds =
        Set.of("Country", "Territory", "GovernmentBody", "InternationalOrganisation");
    write(seeds, row -> kinds.contains(row.get("kind")) || besides.contains(row.get("id")));
  }

  /**
   * Writes the actors whose row is wanted, and every row of the other tables that is about them.
   */
  public static void write(Path seeds, Predicate<CSVRecord> wanted) throws IOException {
    Path folder = Files.createDirectories(seeds.resolve("entities"));
    Set<String> kept = new HashSet<>();
    copy("actors.csv", folder, row -> wanted.test(row) && kept.add(row.get("id")));
    for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
      copy(
          table.getKey(),
          folder,
          row -> table.getValue().stream().allMatch(column -> kept.contains(row.get(column))));
    }
  }

  private static void copy(String table, Path folder, Predicate<CSVRecord> kept)
      throws IOException {
    try (CSVParser rows =
            CSVParser.parse(
                SHIPPED.resolve(table),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
        CSVPrinter into =
            CSVFormat.DEFAULT
                .builder()
                .setHeader(rows.getHeaderNames().toArray(String[]::new))
                .get()
                .print(folder.resolve(table), StandardCharsets.UTF_8)) {
      for (CSVRecord row : rows) {
        if (kept.test(row)) {
          into.printRecord(row);
        }
      }
    }
  }
}
