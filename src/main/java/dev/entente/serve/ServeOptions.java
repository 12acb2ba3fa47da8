package dev.entente.serve;

import dev.entente.rdf.Iris;
import java.util.List;
import java.util.Optional;

/**
 * How a server is to run.
 *
 * @param host address to listen at; loopback unless somebody chose otherwise
 * @param port 0 takes any that is free
 * @param names host names, beside those of loopback, under which the server may be called
 * @param origins origins of other sites whose pages may read, {@code *} for any
 * @param license IRI of the licence under which the data are given, for their description
 * @param writing the token of those who may write; empty where nobody may
 * @param curating the token of those who may judge statements and actors and write nothing else
 */
public record ServeOptions(
    String host,
    int port,
    List<String> names,
    List<String> origins,
    Limits limits,
    Optional<String> license,
    Optional<WriteToken> writing,
    Optional<WriteToken> curating) {

  /** For programs on this machine alone. */
  public static ServeOptions loopback(int port) {
    return new ServeOptions(
        "127.0.0.1",
        port,
        List.of(),
        List.of(),
        Limits.USUAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if the port is none, or an origin does not read like one
   */
  public ServeOptions {
    names = List.copyOf(names);
    origins = List.copyOf(origins);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
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
    return new ServeOptions(host, port, names, origins, other, license, writing, curating);
  }

  /** The same, where whoever has one of the tokens may write or judge. */
  public ServeOptions with(Optional<WriteToken> writing, Optional<WriteToken> curating) {
    return new ServeOptions(host, port, names, origins, limits, license, writing, curating);
  }

  /** The same, whose pages of other sites may read. */
  ServeOptions withOrigins(List<String> readers) {
    return new ServeOptions(host, port, names, readers, limits, license, writing, curating);
  }
}
