package dev.entente.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a server can be reached, and by whom what is sent there can be read.
 *
 * @param host name or address to listen at
 * @param port 0 takes any that is free
 * @param tls the certificate to encrypt with; empty where nothing is encrypted
 * @param behindProxy whether requests come through a proxy that encrypts, and tells by {@code
 *     X-Forwarded-Proto} and {@code X-Forwarded-For} how and from where they came
 */
public record Listening(String host, int port, Optional<TlsKeys> tls, boolean behindProxy) {

  /** For programs on this machine alone. */
  public static Listening loopback(int port) {
    return new Listening("127.0.0.1", port, Optional.empty(), false);
  }

  /**
   * @throws IllegalArgumentException if the port or host is none, or others could read along
   */
  public Listening {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
    }
    if (!isLoopback(host) && tls.isEmpty() && !behindProxy) {
      throw new IllegalArgumentException(
          ("at %s others could read along: give --tls-cert and --tls-key, or --behind-proxy where a"
                  + " proxy encrypts")
              .formatted(host));
    }
  }

  /** Whether nobody but this machine reaches it. */
  boolean isLoopback() {
    return isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(
          "'%s' is no address of this machine; name one such as 127.0.0.1 or 0.0.0.0"
              .formatted(Replies.printable(host)),
          none);
    }
  }

  /** As in its address. */
  String scheme() {
    return tls.isPresent() ? "https" : "http";
  }
}
