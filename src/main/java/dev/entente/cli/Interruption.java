package dev.entente.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends work in good order when the process is asked to end (SIGINT, SIGTERM): it is told to stop
 * and given time to; who does not stop in time is ended all the same, and the store undoes what was
 * not committed.
 */
final class Interruption implements AutoCloseable {

  /** With what the virtual machine needs besides, less than ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop makes the work end soon
   * @param late is run when it did not end in time
   */
  Interruption(Runnable stop, Runnable late) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                  late.run();
                }
              } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
              }
            },
            "entente-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The work has ended, in time or undisturbed. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is what runs.
    }
  }
}
