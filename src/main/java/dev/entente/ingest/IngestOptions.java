package dev.entente.ingest;

import java.time.Duration;

/**
 * How a run goes about its work.
 *
 * @param jobs threads that annotate
 * @param articleTime how long the annotation of one article may take before it is quarantined
 * @param doubtful whether something about the annotations is wrong, so that an article that is in
 *     the store is rather left as it is, and a new one is read again in the next run
 */
public record IngestOptions(int jobs, Duration articleTime, boolean doubtful) {

  /**
   * @throws IllegalArgumentException unless there is a thread and some time
   */
  public IngestOptions {
    if (jobs < 1 || !articleTime.isPositive()) {
      throw new IllegalArgumentException(
          "a run needs at least one job and one second, not %d and %s"
              .formatted(jobs, articleTime));
    }
  }
}
