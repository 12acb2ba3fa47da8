package dev.entente.serve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Eyes on one running query, made on the thread that runs it: until when it may run, and why it was
 * stopped if it was.
 */
final class Watch {

  private static final ThreadLocal<@Nullable Watch> CURRENT = new ThreadLocal<>();

  private final long started = System.nanoTime();
  private final long end;
  private final boolean trivial;
  private final Thread thread = Thread.currentThread();
  private @Nullable Runnable abort;
  private volatile @Nullable Problem stopped;

  /**
   * @param trivial whether the query looks at no data, and so cannot be the one that needs too much
   */
  Watch(Duration time, boolean trivial) {
    this.trivial = trivial;
    this.end = started + time.toNanos();
    CURRENT.set(this);
  }

  /** The one over the query that this thread runs. */
  static @Nullable Watch current() {
    return CURRENT.get();
  }

  /** The thread runs no query any more. */
  void end() {
    CURRENT.remove();
  }

  long nanos() {
    return System.nanoTime() - started;
  }

  boolean isLate() {
    return System.nanoTime() - end > 0;
  }

  boolean isTrivial() {
    return trivial;
  }

  Thread thread() {
    return thread;
  }

  /** What stops the query where it looks at nothing else; called at most once. */
  synchronized void onStop(Runnable abort) {
    if (stopped != null) {
      abort.run();
    } else {
      this.abort = abort;
    }
  }

  /** Tells the query to stop; it does so at its next step. */
  synchronized void stop(Problem why) {
    if (stopped == null) {
      stopped = why;
      if (abort != null) {
        abort.run();
      }
    }
  }

  @Nullable Problem stopped() {
    return stopped;
  }

  /**
   * To be called at every step of what may take long.
   *
   * @throws Problem if the query was told to stop
   */
  void check() {
    Problem why = stopped;
    if (why != null) {
      throw why;
    }
  }
}
