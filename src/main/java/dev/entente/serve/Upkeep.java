package dev.entente.serve;

import dev.entente.article.Input;
import dev.entente.ingest.IngestListener;
import dev.entente.ingest.LiveIngest;
import dev.entente.query.SearchIndex;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes articles while the server runs, and brings up to date what is made of them: soon after an
 * article the index of words, then what all articles add up to. The latter takes the longer the
 * more there are, and is left to rest for several times as long as it took.
 */
final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** What comes within so much time is derived together. */
  private static final Duration GATHERING = Duration.ofMillis(500);

  private static final int REST = 4;

  private static final long STOP_MILLIS = 2_000;

  private final LiveIngest articles;
  private final Semaphore changed = new Semaphore(0);
  private final Thread thread = new Thread(this::keepUp, "entente-upkeep");
  private volatile boolean stopped;
  private @Nullable SearchIndex index;

  Upkeep(LiveIngest articles) {
    this.articles = articles;
    thread.setDaemon(true);
  }

  /** From now on, until it is closed. */
  void start(SearchIndex words) {
    index = words;
    // What a former server had no time for.
    changed.release();
    thread.start();
  }

  /**
   * Puts articles into the store; they are in it when this returns.
   *
   * @return whether all of them were looked at, because the server is not stopping
   */
  boolean add(Iterator<Input> inputs, IngestListener listener) {
    try {
      return articles.add(inputs, listener);
    } finally {
      changed.release();
    }
  }

  private void keepUp() {
    Duration rest = GATHERING;
    while (!stopped) {
      try {
        changed.acquire();
        if (index != null && !stopped) {
          changed.drainPermits();
          index.update();
        }
        TimeUnit.MILLISECONDS.sleep(rest.toMillis());
        long begin = System.nanoTime();
        if (!stopped && articles.derive().isPresent()) {
          Duration took = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(REST);
          rest = took.compareTo(GATHERING) > 0 ? took : GATHERING;
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException failed) {
        LOG.error("what is made of the articles could not be brought up to date", failed);
      }
    }
  }

  /** Lets what is being added end. */
  @Override
  public void close() {
    stopped = true;
    articles.stop();
    // Not interrupted while it reads the store, whose files Java would close.
    changed.release();
  }

  /** Waits a little until nothing is brought up to date any more; what is not is done next time. */
  void await() {
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
