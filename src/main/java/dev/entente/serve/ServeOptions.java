package dev.entente.serve;

import java.util.List;

/**
 * How a server is to run.
 *
 * @param host address to listen at; loopback unless somebody chose otherwise
 * @param port 0 takes any that is free
 * @param names host names, beside those of loopback, under which the server may be called
 * @param origins origins of other sites whose pages may read, {@code *} for any
 */
public record ServeOptions(
    String host, int port, List<String> names, List<String> origins, Limits limits) {

  /** For programs on this machine alone. */
  public static ServeOptions loopback(int port) {
    return new ServeOptions("127.0.0.1", port, List.of(), List.of(), Limits.USUAL);
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
    for (String origin : origins) {
      if (!origin.equals("*") && !origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
        throw new IllegalArgumentException(
            "'%s' is no origin such as https://example.org".formatted(origin));
      }
    }
  }

  /** The same with other limits. */
  public ServeOptions with(Limits other) {
    return new ServeOptions(host, port, names, origins, other);
  }
}
