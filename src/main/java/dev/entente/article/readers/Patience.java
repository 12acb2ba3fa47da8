package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what may not come to an end: libraries reading files that somebody made to hurt them. Java
 * cannot end a thread that does not listen; such a one is left behind and ends with the program.
 */
final class Patience {

  /** Deep documents are read recursively by some libraries; what is deeper still is told. */
  private static final long STACK_BYTES = 16L << 20;

  private Patience() {}

  /** What is to be done. */
  interface Work<T> {
    T run() throws IOException, Poison;
  }

  /**
   * What the work gives.
   *
   * @throws Poison if it does not, in time or memory
   */
  static <T> T within(InputLimits limits, Work<T> work) throws IOException, Poison {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = new Thread(null, task, "entente-reader", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    long seconds = limits.of(Limit.READ_SECONDS);
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException endless) {
      thread.interrupt();
      throw new Poison(
          "",
          "takes longer to read than %d s; raise it with --limit %s=…"
              .formatted(seconds, Limit.READ_SECONDS.word()));
    } catch (InterruptedException asked) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", asked);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Poison poison -> throw poison;
        case IOException unreadable -> throw unreadable;
        case RuntimeException wrong -> throw wrong;
        case Error serious -> throw serious;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
