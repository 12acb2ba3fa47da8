package dev.entente.serve;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/**
 * Ends connections that send or read a few bytes from time to time, which would otherwise hold
 * their places for as long as they like: Jetty's own limit begins anew with every byte.
 */
final class SlowClients {

  /** Bytes a second at which an answer is to be read on the average. */
  private static final long SLOWEST_READING = 4 << 10;

  /** Looks in the time that a head may take, and at least every second. */
  private static final int LOOKS = 5;

  private final Server server;
  private final Duration headTime;
  private final Map<EndPoint, Progress> known = new WeakHashMap<>();

  /** What a connection had done when it was looked at, and since when it does the same. */
  private record Progress(long requests, long answers, long sent, long since, boolean sending) {
    private static Progress of(Connection connection, long now, boolean sending) {
      return new Progress(
          connection.getMessagesIn(),
          connection.getMessagesOut(),
          connection.getBytesOut(),
          now,
          sending);
    }

    private boolean isSame(Connection connection) {
      return connection.getMessagesIn() == requests && connection.getMessagesOut() == answers;
    }
  }

  /**
   * @param headTime within which the lines that open a request must have come in
   */
  SlowClients(Server server, Duration headTime) {
    this.server = server;
    this.headTime = headTime;
  }

  void watch(ScheduledExecutorService clock) {
    long millis = Math.clamp(headTime.toMillis() / LOOKS, 1, 1_000);
    clock.scheduleWithFixedDelay(this::lookUp, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void lookUp() {
    long now = System.nanoTime();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint client : connector.getConnectedEndPoints()) {
        Connection connection = client.getConnection();
        if (connection instanceof SslConnection encrypted) {
          // What counts requests lies within.
          connection = encrypted.getSslEndPoint().getConnection();
        }
        if (connection != null && isTooSlow(client, connection, now)) {
          client.close();
        }
      }
    }
  }

  private boolean isTooSlow(EndPoint client, Connection connection, long now) {
    Progress before = known.get(client);
    if (before == null || !before.isSame(connection)) {
      known.put(client, Progress.of(connection, now, false));
      return false;
    }
    boolean answering = before.requests > before.answers;
    if (!answering) {
      return now - before.since > headTime.toNanos();
    }
    if (!before.sending) {
      // The query's own limits hold until the answer's first byte.
      if (connection.getBytesOut() > before.sent) {
        known.put(client, Progress.of(connection, now, true));
      }
      return false;
    }
    long nanos = now - before.since;
    return nanos > headTime.toNanos()
        && (connection.getBytesOut() - before.sent)
            < SLOWEST_READING * TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
