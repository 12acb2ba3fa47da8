package dev.entente.serve;

import java.time.Duration;

/**
 * What a stranger may use up; whoever asks for more gets a plain 4xx or 503 and nothing of the
 * answer.
 *
 * @param time for one query, from its start to its last row
 * @param rows of one answer, or triples where it is a graph
 * @param bytes of one answer
 * @param queries that run at once
 * @param body bytes of a request's body, which must not be compressed
 * @param uri characters of a request's path and query
 * @param values rows of VALUES in one query
 * @param bodyTime within which a request's body must have come in
 * @param connections open at once
 * @param spooled bytes of all answers that are held at once, those included that slow clients have
 *     not fetched yet
 * @param upload bytes of the body of whoever may write
 */
public record Limits(
    Duration time,
    int rows,
    long bytes,
    int queries,
    int body,
    int uri,
    int values,
    Duration bodyTime,
    int connections,
    long spooled,
    int upload) {

  /** What a shared machine can bear. */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(30),
          250_000,
          256L << 20,
          8,
          1 << 20,
          8_000,
          10_000,
          Duration.ofSeconds(10),
          1_000,
          1L << 30,
          16 << 20);

  /**
   * @throws IllegalArgumentException if one of them leaves nothing
   */
  public Limits {
    if (time.toMillis() < 1 || bodyTime.toMillis() < 1) {
      throw new IllegalArgumentException("a time limit must be at least one millisecond");
    }
    if (rows < 1
        || bytes < 1
        || queries < 1
        || body < 1
        || uri < 1
        || values < 1
        || connections < 1
        || spooled < 1
        || upload < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }

  /** The same with other limits of a query. */
  public Limits with(Duration time, int rows, int queries) {
    return new Limits(
        time, rows, bytes, queries, body, uri, values, bodyTime, connections, spooled, upload);
  }
}
