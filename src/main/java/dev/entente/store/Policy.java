package dev.entente.store;

import dev.entente.rdf.Iris;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.update.UpdateFactory;

/**
 * Which relationships stand as plain edges: a SPARQL UPDATE of {@code queries/policy}, whose
 * relative IRIs are those of the store.
 */
public record Policy(String name, String update) {

  /** The policy where no other is asked for. */
  public static final String STANDARD = "standard";

  /**
   * @throws IllegalArgumentException if the update is no SPARQL UPDATE
   */
  public Policy {
    try {
      UpdateFactory.create(update, "https://example.org/");
    } catch (QueryException wrong) {
      throw new IllegalArgumentException(
          "the policy %s is no SPARQL update: %s".formatted(name, wrong.getMessage()), wrong);
    }
  }

  /**
   * Reads {@code policy/NAME.ru} of a queries folder.
   *
   * @throws StoreException naming the policies that there are, if this one is not
   */
  public static Policy read(Path queries, String name) throws IOException {
    Path folder = queries.resolve("policy");
    try {
      if (name.matches("[\\w-]+")) {
        return new Policy(name, Files.readString(folder.resolve(name + ".ru")));
      }
    } catch (NoSuchFileException none) {
      // Said below, with those that are there.
    }
    throw new StoreException(
        "there is no policy '%s'; %s has %s".formatted(name, folder, names(folder)));
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".ru"))
          .map(file -> file.substring(0, file.length() - 3))
          .sorted()
          .toList();
    }
  }

  /** Name and text in short: changes when the policy does. */
  String fingerprint() {
    return name + " " + Iris.hash(update);
  }

  /** Asserts the edges, within a write transaction. */
  void apply(DatasetGraph data, String base) {
    UpdateExec.dataset(data).update(UpdateFactory.create(update, base)).execute();
  }
}
