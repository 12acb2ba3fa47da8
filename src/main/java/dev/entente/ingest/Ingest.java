package dev.entente.ingest;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.article.Place;
import dev.entente.store.ArticleChecker;
import dev.entente.store.ArticleLoader;
import dev.entente.store.Quarantined;
import dev.entente.store.Tally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The run over articles: reads one after the other, has several annotated and checked at a time,
 * and hands them to the loader in the order in which they were read, so that the result is the same
 * with any number of threads. Only a window of articles is in memory; when the writer is slower
 * than the annotators, they wait.
 */
public final class Ingest {

  /** Articles between reader and loader, and how much text they may have together. */
  private static final int WINDOW = 64;

  private static final long WINDOW_CHARACTERS = 32L << 20;

  /** Threads that hang in an article; with more of them something else is wrong. */
  private static final int MOST_HANGING = 8;

  private static final long LOOK_UP_MILLIS = 100;

  private final ArticleLoader loader;
  private final ArticleChecker checker;
  private final ArticleAnnotator annotators;
  private final IngestOptions options;
  private final IngestListener listener;
  private final ThreadPoolExecutor pool;
  private final Deque<Job> window = new ArrayDeque<>();
  private final AtomicLong annotating = new AtomicLong();
  private final AtomicLong checking = new AtomicLong();
  private long reading;
  private long windowCharacters;
  private int hanging;
  private volatile boolean stopped;

  /**
   * How long the stages took, in nanoseconds; annotating and checking are summed over the threads.
   */
  public record Times(long reading, long annotating, long checking) {}

  public Ingest(
      ArticleLoader loader,
      ArticleChecker checker,
      ArticleAnnotator annotators,
      IngestOptions options,
      IngestListener listener) {
    this.loader = loader;
    this.checker = checker;
    this.annotators = annotators;
    this.options = options;
    this.listener = listener;
    this.pool =
        new ThreadPoolExecutor(
            options.jobs(),
            options.jobs() + MOST_HANGING,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "entente-annotator");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What a thread made of an input, to be taken by the loader in its turn. */
  private sealed interface Result {
    record Same(Article article, Tally tally) implements Result {}

    record Ready(AnnotatedArticle annotated, ArticleChecker.Checked checked) implements Result {}

    record Left(AnnotatedArticle annotated) implements Result {}

    record Failed(String reason) implements Result {}
  }

  /** An article on its way. */
  private static final class Job {
    private final Input.Found input;
    private volatile long begun;
    private volatile boolean givenUp;
    private Future<Result> result;

    @SuppressWarnings("NullAway.Init")
    private Job(Input.Found input) {
      this.input = input;
    }

    private int characters() {
      return input.article().text().length();
    }
  }

  /**
   * Takes all inputs, or as many as there are before {@link #stop}; the loader has them all when
   * this returns, and is still to be closed or abandoned.
   *
   * @return whether it came to the end
   */
  public boolean run(Iterator<Input> inputs) {
    try {
      while (!stopped) {
        long begin = System.nanoTime();
        boolean more = inputs.hasNext();
        Optional<Input> next = more ? Optional.of(inputs.next()) : Optional.empty();
        reading += System.nanoTime() - begin;
        if (next.isEmpty()) {
          break;
        }
        take(next.get());
      }
      while (!stopped && !window.isEmpty()) {
        finishFirst();
      }
      return !stopped;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Makes {@link #run} return soon; what is not with the loader yet is left for the next run. */
  public void stop() {
    stopped = true;
  }

  public Times times() {
    return new Times(reading, annotating.get(), checking.get());
  }

  private void take(Input input) {
    switch (input) {
      case Input.Found found -> {
        Job job = new Job(found);
        job.result = pool.submit(() -> work(job));
        window.add(job);
        windowCharacters += job.characters();
        while (!stopped
            && (window.size() >= WINDOW
                || (windowCharacters > WINDOW_CHARACTERS && window.size() > 1))) {
          finishFirst();
        }
        while (!stopped && !window.isEmpty() && window.peek().result.isDone()) {
          finishFirst();
        }
      }
      case Input.Skipped skipped -> listener.skipped(skipped);
      case Input.Rejected rejected ->
          quarantine(rejected.place(), rejected.position(), rejected.reason());
    }
  }

  private Result work(Job job) {
    job.begun = System.nanoTime();
    try {
      Article article = job.input.article();
      String configuration = annotators.configuration(article.id());
      Optional<Tally> known = loader.known(article, configuration);
      if (known.isPresent()) {
        return new Result.Same(article, known.get());
      }
      ArticleAnnotator.Work work = annotators.annotate(article);
      annotating.addAndGet(System.nanoTime() - job.begun);
      boolean doubtful = options.doubtful() || work.rowsRejected();
      if (doubtful && loader.has(article.id())) {
        return new Result.Left(work.annotated());
      }
      long begin = System.nanoTime();
      ArticleChecker.Checked checked =
          checker.check(
              article,
              work.annotated().statements(),
              work.annotated().actors(),
              doubtful ? Optional.empty() : Optional.of(configuration));
      checking.addAndGet(System.nanoTime() - begin);
      return new Result.Ready(work.annotated(), checked);
    } catch (OutOfMemoryError tooLarge) {
      return new Result.Failed("takes more memory than there is; give more with -Xmx");
    } catch (StackOverflowError tooDeep) {
      return new Result.Failed("is nested too deeply");
    } finally {
      if (job.givenUp) {
        pool.setCorePoolSize(Math.max(options.jobs(), pool.getCorePoolSize() - 1));
      }
    }
  }

  /** Waits for the article that was read first and hands it over. */
  private void finishFirst() {
    Job job = window.element();
    Optional<Result> result = await(job);
    if (result.isEmpty()) {
      return;
    }
    window.remove();
    windowCharacters -= job.characters();
    switch (result.get()) {
      case Result.Same same ->
          listener.unchanged(same.article, loader.unchanged(same.article, same.tally));
      case Result.Ready ready -> {
        ArticleLoader.Outcome outcome = loader.put(ready.checked);
        loader.release(job.input.place().toString());
        listener.loaded(ready.annotated, outcome);
      }
      case Result.Left left -> listener.kept(left.annotated);
      case Result.Failed failed -> quarantine(job.input.place(), "", failed.reason);
    }
  }

  /** Empty if the run was stopped meanwhile. */
  private Optional<Result> await(Job job) {
    while (!stopped) {
      try {
        return Optional.of(job.result.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        long begun = job.begun;
        if (begun != 0 && System.nanoTime() - begun > options.articleTime().toNanos()) {
          return Optional.of(giveUp(job));
        }
      } catch (InterruptedException asked) {
        stopped = true;
        Thread.currentThread().interrupt();
      } catch (ExecutionException failed) {
        return Optional.of(
            new Result.Failed("cannot be annotated, please report it: " + failed.getCause()));
      }
    }
    return Optional.empty();
  }

  /** Java cannot end a thread that does not listen; another one takes its place. */
  private Result giveUp(Job job) {
    job.givenUp = true;
    job.result.cancel(true);
    hanging++;
    if (hanging <= MOST_HANGING) {
      pool.setCorePoolSize(pool.getCorePoolSize() + 1);
    }
    Duration limit = options.articleTime();
    return new Result.Failed(
        "its annotation took longer than the limit of %s"
            .formatted(
                limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms"));
  }

  private void quarantine(Place place, String position, String reason) {
    Quarantined what =
        new Quarantined(place.toString(), place.source(), place.folder(), position, reason);
    loader.quarantine(what);
    listener.quarantined(what);
  }
}
