package dev.entente.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of a folder: every {@code *.rq} directly in it, by the name of its file. */
public final class QueryCatalogue {

  private static final String ENDING = ".rq";

  private final Path folder;

  /**
   * @param folder of the domain's queries
   */
  public QueryCatalogue(Path folder) {
    this.folder = folder;
  }

  /** Names in the order of the alphabet. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      throw new QueryException(folder + ": there is no such folder of queries");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * All of them.
   *
   * @throws QueryException naming file and line of the first that is not as it should be
   */
  public List<CatalogueQuery> all() {
    return names().stream().map(this::read).toList();
  }

  /**
   * The one of that name.
   *
   * @throws QueryException naming file and line, if it is not as it should be, or with the nearest
   *     names, if there is none
   */
  public CatalogueQuery get(String name) {
    return find(name)
        .orElseThrow(() -> {
          List<String> near = Nearness.best(name, names(), 3);
          return new QueryException(
              "there is no query '%s'%s; 'entente query' lists them"
                  .formatted(
                      name, near.isEmpty() ? "" : ", did you mean " + String.join(", ", near)));
        });
  }

  /** The one of that name, where there is one. */
  public Optional<CatalogueQuery> find(String name) {
    return name.matches("[\\p{L}\\p{N}_-]+") && Files.isRegularFile(file(name))
        ? Optional.of(read(name))
        : Optional.empty();
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  private CatalogueQuery read(String name) {
    return read(file(name));
  }

  /**
   * Reads a query from anywhere.
   *
   * @throws QueryException naming file and line, if it is not as it should be
   */
  public static CatalogueQuery read(Path file) {
    String fileName = String.valueOf(file.getFileName());
    String name =
        fileName.toLowerCase(Locale.ROOT).endsWith(ENDING)
            ? fileName.substring(0, fileName.length() - ENDING.length())
            : fileName;
    try {
      return CatalogueQuery.parse(name, file.toString(), Files.readString(file));
    } catch (CharacterCodingException notText) {
      throw new QueryException(file + ": is not UTF-8 text", notText);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
