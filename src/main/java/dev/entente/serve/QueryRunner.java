package dev.entente.serve;

import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries on threads of their own, so many at once and each for so long, within a read
 * transaction, into a {@link Spool}. Nothing interrupts these threads, which would close the
 * store's files; a guard tells queries to stop, and whoever waits gets an answer at the limit even
 * if a query does not listen.
 */
final class QueryRunner implements AutoCloseable {

  /** Writes an answer within a read transaction. */
  interface Job {
    void write(DatasetGraph data, Watch watch, OutputStream out) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

  private static final long GUARD_MILLIS = 25;

  /** How long after its limit a query may take to notice. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** How often it is looked whether the client still waits. */
  private static final long LOOK_MILLIS = 200;

  /** What needs no data is answered by threads of its own, however busy the others are. */
  private static final Duration TRIVIAL_TIME = Duration.ofSeconds(1);

  private static final int TRIVIAL_QUERIES = 4;

  /** How long a query waits for others to end before it is turned away. */
  private static final long PATIENCE_MILLIS = 250;

  private static final Duration SLOW = Duration.ofSeconds(1);

  /** Share of the heap that may be in use after a collection before the hungriest query ends. */
  private static final double FULL = 0.75;

  private final EntenteStore store;
  private final Limits limits;
  private final AccessLog log;
  private final Metrics metrics;
  private final Spool.Space space;
  private final Lane usual;
  private final Lane trivial;
  private final Set<Watch> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService guard =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "entente-guard"));
  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool ->
              pool.getType() == MemoryType.HEAP
                  && pool.getCollectionUsage() != null
                  && isOld(pool.getName()))
          .toList();

  /** Of the guard alone. */
  private @Nullable Watch hungry;

  private long collected = -1;

  /** Threads with as many places as there are threads. */
  private record Lane(ExecutorService threads, Semaphore places, Duration time) {
    static Lane of(String name, int queries, Duration time) {
      return new Lane(
          Executors.newFixedThreadPool(queries, task -> daemon(task, name)),
          new Semaphore(queries),
          time);
    }
  }

  QueryRunner(EntenteStore store, Limits limits, AccessLog log, Metrics metrics) {
    this.store = store;
    this.limits = limits;
    this.log = log;
    this.metrics = metrics;
    this.space = new Spool.Space(limits.spooled());
    metrics.running(this::running);
    metrics.spooled(space::held);
    this.usual = Lane.of("entente-query", limits.queries(), limits.time());
    this.trivial =
        Lane.of(
            "entente-trivial-query",
            TRIVIAL_QUERIES,
            limits.time().compareTo(TRIVIAL_TIME) < 0 ? limits.time() : TRIVIAL_TIME);
    guard.scheduleWithFixedDelay(this::watch, GUARD_MILLIS, GUARD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  Limits limits() {
    return limits;
  }

  /** For what looks after the server from time to time. */
  ScheduledExecutorService clock() {
    return guard;
  }

  /** How many queries run now. */
  int running() {
    return running.size();
  }

  /**
   * Runs a job to its end; the caller closes what it gets.
   *
   * @param text of the query, for the log of slow ones
   * @throws Problem if there is no place, or the job did not come to its end within the limits
   */
  Spool run(String text, Job job) {
    return run(usual, text, job);
  }

  /** As {@link #run}, for a job that looks at no data. */
  Spool runTrivial(String text, Job job) {
    return run(trivial, text, job);
  }

  private Spool run(Lane lane, String text, Job job) {
    if (!hasPlace(lane)) {
      throw new Problem(
          Problem.TOO_MANY,
          "%d queries run already; try again in a few seconds".formatted(limits.queries()));
    }
    AtomicReference<@Nullable Watch> begun = new AtomicReference<>();
    Future<Spool> done;
    try {
      done = lane.threads().submit(() -> watched(lane, text, job, begun));
    } catch (java.util.concurrent.RejectedExecutionException stopping) {
      lane.places().release();
      throw new Problem(Problem.UNAVAILABLE, "the server is stopping");
    }
    long end = System.nanoTime() + lane.time().plus(GRACE).toNanos();
    try {
      while (!done.isDone() && System.nanoTime() < end) {
        Watch watch = begun.get();
        if (watch != null && Client.isCurrentGone()) {
          watch.stop(new Problem(Problem.CLIENT_GONE, "the client has hung up"));
        }
        await(done);
      }
      return done.get(0, TimeUnit.MILLISECONDS);
    } catch (TimeoutException deaf) {
      throw late(lane.time());
    } catch (ExecutionException failed) {
      throw problem(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.UNAVAILABLE, "the server is stopping");
    }
  }

  private static boolean hasPlace(Lane lane) {
    try {
      return lane.places().tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits a little for an answer, then whoever waits looks whether somebody still wants it. */
  private static void await(Future<Spool> done) throws InterruptedException, ExecutionException {
    try {
      done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException notYet) {
      // The caller asks again.
    }
  }

  private Spool watched(Lane lane, String text, Job job, AtomicReference<@Nullable Watch> begun) {
    Watch watch = new Watch(lane.time(), lane == trivial);
    begun.set(watch);
    running.add(watch);
    Spool answer = new Spool(limits.bytes(), space);
    answer.watch(watch);
    String outcome = "failed";
    try {
      store
          .dataset()
          .executeRead(() -> {
            try {
              job.write(store.dataset(), watch, answer);
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          });
      // A query may end early because it was told to, and look as if it were whole.
      watch.check();
      outcome = "answered";
      return answer;
    } catch (RuntimeException | Error failed) {
      answer.close();
      Problem why = watch.stopped();
      if (why != null) {
        outcome = String.valueOf(why.getMessage());
        throw why;
      }
      outcome = String.valueOf(failed.getMessage());
      throw failed;
    } finally {
      running.remove(watch);
      watch.end();
      lane.places().release();
      metrics.query(status(outcome, watch), watch.nanos());
      if (watch.nanos() > SLOW.toNanos()) {
        log.slow(text, watch.nanos(), outcome);
      }
    }
  }

  private static String status(String outcome, Watch watch) {
    Problem stopped = watch.stopped();
    return outcome.equals("answered")
        ? outcome
        : stopped == null ? "failed" : String.valueOf(stopped.status());
  }

  private Problem problem(Throwable failure) {
    return switch (failure) {
      case Problem own -> own;
      case dev.entente.query.QueryException wrong ->
          new Problem(Problem.BAD_REQUEST, String.valueOf(wrong.getMessage()));
      case TextIndexException unreadable ->
          new Problem(
              Problem.BAD_REQUEST,
              "the words of text:query are no query of Lucene's that can be searched for");
      case QueryCancelledException late -> late(limits.time());
      case StackOverflowError deep ->
          new Problem(Problem.BAD_REQUEST, "the query goes too deep; simplify it");
      case OutOfMemoryError full -> hungry();
      default -> {
        LOG.error("a query failed", failure);
        yield new Problem(
            Problem.INTERNAL, "the query failed inside the server; its log says more");
      }
    };
  }

  private static Problem late(Duration time) {
    return new Problem(
        Problem.UNAVAILABLE,
        "the query took longer than %s s; ask for less"
            .formatted(
                time.toMillis() % 1000 == 0
                    ? String.valueOf(time.toSeconds())
                    : String.valueOf(time.toMillis() / 1000.0)));
  }

  private static Problem hungry() {
    return new Problem(Problem.UNAVAILABLE, "the query needs too much memory; ask for less");
  }

  /** Stops what is late, and what needs most where memory runs out. */
  private void watch() {
    try {
      for (Watch watch : running) {
        if (watch.isLate()) {
          watch.stop(late(limits.time()));
        }
      }
      if (!running.isEmpty() && isFull() && isKnownAnew()) {
        running.stream()
            .filter(watch -> watch.stopped() == null && !watch.isTrivial())
            .max(Comparator.comparingLong(QueryRunner::allocated))
            .ifPresent(hungriest -> {
              hungriest.stop(hungry());
              hungry = hungriest;
            });
      }
    } catch (RuntimeException failed) {
      LOG.error("the guard of the queries failed", failed);
    }
  }

  /**
   * Whether memory was collected since the last hungry query has gone: until then it looks as full
   * as it was, and those that came later would pay for it.
   */
  private boolean isKnownAnew() {
    Watch last = hungry;
    if (last != null) {
      if (running.contains(last)) {
        return false;
      }
      hungry = null;
      collected = collections();
    }
    return collections() != collected;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(
            collector -> Arrays.stream(collector.getMemoryPoolNames()).anyMatch(QueryRunner::isOld))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static boolean isOld(String pool) {
    return pool.matches(".*(Old|Tenured).*");
  }

  private boolean isFull() {
    for (MemoryPoolMXBean pool : heap) {
      MemoryUsage after = pool.getCollectionUsage();
      MemoryUsage now = pool.getUsage();
      if (after.getMax() > 0
          && after.getUsed() > FULL * after.getMax()
          && now.getUsed() > FULL * now.getMax()) {
        return true;
      }
    }
    return false;
  }

  private static long allocated(Watch watch) {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getThreadAllocatedBytes(watch.thread().threadId())
        : watch.nanos();
  }

  /** Stops what runs. */
  @Override
  public void close() {
    running.forEach(
        watch -> watch.stop(new Problem(Problem.UNAVAILABLE, "the server is stopping")));
    usual.threads().shutdown();
    trivial.threads().shutdown();
    try {
      usual.threads().awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    guard.shutdownNow();
  }
}
