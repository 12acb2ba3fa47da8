package dev.entente.serve;

import dev.entente.rdf.Iris;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a server is to run.
 *
 * @param listening where it can be reached
 * @param names host names, beside those of loopback, under which the server may be called
 * @param origins origins of other sites whose pages may read, {@code *} for any
 * @param license IRI of the licence under which the data are given, for their description
 * @param writing the token of those who may write; empty where nobody may
 * @param curating the token of those who may judge statements and actors and write nothing else
 * @param watched a folder whose articles are added as they appear
 */
public record ServeOptions(
    Listening listening,
    List<String> names,
    List<String> origins,
    Limits limits,
    Optional<String> license,
    Optional<WriteToken> writing,
    Optional<WriteToken> curating,
    Optional<Path> watched) {

  /** For programs on this machine alone. */
  public static ServeOptions loopback(int port) {
    return new ServeOptions(
        Listening.loopback(port),
        List.of(),
        List.of(),
        Limits.USUAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if others than this machine could come by a printed token, or
   *     an origin does not read like one
   */
  public ServeOptions {
    names = List.copyOf(names);
    origins = List.copyOf(origins);
    if (curating.isPresent() && !listening.isLoopback()) {
      throw new IllegalArgumentException(
          "a token that is printed is for this machine alone; others judge with that of"
              + " --token-file");
    }
    license
        .filter(iri -> !Iris.legal(iri))
        .ifPresent(iri -> {
          throw new IllegalArgumentException(
              "'%s' is no IRI of a licence such as https://creativecommons.org/licenses/by/4.0/"
                  .formatted(iri));
        });
    for (String origin : origins) {
      if (!origin.equals("*") && !origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
        throw new IllegalArgumentException(
            "'%s' is no origin such as https://example.org".formatted(origin));
      }
    }
  }

  /** The same with other limits. */
  public ServeOptions with(Limits other) {
    return new ServeOptions(listening, names, origins, other, license, writing, curating, watched);
  }

  /** The same, where whoever has one of the tokens may write or judge. */
  public ServeOptions with(Optional<WriteToken> writing, Optional<WriteToken> curating) {
    return new ServeOptions(listening, names, origins, limits, license, writing, curating, watched);
  }

  /** The same at another place. */
  ServeOptions at(Listening place) {
    return new ServeOptions(place, names, origins, limits, license, writing, curating, watched);
  }

  /** The same, which adds the articles of a folder. */
  ServeOptions watching(Path folder) {
    return new ServeOptions(
        listening, names, origins, limits, license, writing, curating, Optional.of(folder));
  }

  /** The same, whose pages of other sites may read. */
  ServeOptions withOrigins(List<String> readers) {
    return new ServeOptions(listening, names, readers, limits, license, writing, curating, watched);
  }
}
