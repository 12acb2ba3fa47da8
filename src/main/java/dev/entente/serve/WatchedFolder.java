package dev.entente.serve;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import dev.entente.ingest.IngestListener;
import dev.entente.store.ArticleLoader;
import dev.entente.store.Quarantined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a folder every second and adds what is new or other than before, once it has stopped
 * growing; what is in the store already stays as it is.
 */
final class WatchedFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  private static final long LOOK_UP_MILLIS = 1_000;

  /** How long a folder that is being read may take to stop. */
  private static final long STOP_MILLIS = 3_000;

  private final Path folder;
  private final Upkeep upkeep;
  private final Consumer<Map<String, Object>> log;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "entente-watch");
  private final Map<Path, State> taken = new HashMap<>();
  private Map<Path, State> before = new HashMap<>();

  /** Changes when a file does. */
  private record State(long size, long modified) {}

  /**
   * @param log is told what became of what was found, and nothing where nothing was
   */
  WatchedFolder(Path folder, Upkeep upkeep, Consumer<Map<String, Object>> log) {
    this.folder = folder;
    this.upkeep = upkeep;
    this.log = log;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      do {
        try {
          lookUp();
        } catch (IOException | RuntimeException failed) {
          LOG.error("the folder {} could not be looked at", folder, failed);
        }
      } while (!stopped.await(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookUp() throws IOException {
    Map<Path, State> now = states();
    Set<Path> due = new HashSet<>();
    now.forEach((file, state) -> {
      // A file that is still being written is left until it looks the same twice.
      if (state.equals(before.get(file)) && !state.equals(taken.get(file))) {
        due.add(file);
      }
    });
    before = now;
    taken.keySet().retainAll(now.keySet());
    if (due.isEmpty()) {
      return;
    }
    Account account = new Account();
    try (Inputs inputs =
        Inputs.below(folder, due::contains, InputOptions.usual(InputStream.nullInputStream()))) {
      if (upkeep.add(inputs, account)) {
        due.forEach(file -> taken.put(file, now.get(file)));
      }
    }
    if (account.any()) {
      log.accept(account.told(folder));
    }
  }

  private Map<Path, State> states() throws IOException {
    Map<Path, State> states = new HashMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              states.put(
                  file, new State(attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return states;
  }

  /** What became of what was found in one look. */
  private static final class Account implements IngestListener {
    private final Map<ArticleLoader.Result, Integer> results =
        new EnumMap<>(ArticleLoader.Result.class);
    private int statements;
    private int rejected;
    private String first = "";

    private boolean any() {
      return rejected > 0 || !results.isEmpty();
    }

    private void reject(String reason) {
      rejected++;
      if (first.isEmpty()) {
        first = Replies.printable(reason);
      }
    }

    @Override
    public void unchanged(Article article, ArticleLoader.Outcome outcome) {
      results.merge(outcome.result(), 1, Integer::sum);
    }

    @Override
    public void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
      results.merge(outcome.result(), 1, Integer::sum);
      statements += outcome.statements();
      annotated.rejections().forEach(rejection -> reject(rejection.toString()));
      outcome
          .refusals()
          .forEach(refusal -> reject(annotated.article().id() + ": " + refusal.reason()));
    }

    @Override
    public void kept(AnnotatedArticle annotated) {
      annotated.rejections().forEach(rejection -> reject(rejection.toString()));
    }

    @Override
    public void quarantined(Quarantined what) {
      reject(what.toString());
    }

    @Override
    public void skipped(Input.Skipped what) {
      // Nothing is wrong with what is no article.
    }

    private Map<String, Object> told(Path folder) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("watched", folder.toString());
      results.forEach((result, number) -> told.put(result.name().toLowerCase(Locale.ROOT), number));
      told.put("statements", statements);
      if (rejected > 0) {
        told.put("rejected", rejected);
        told.put("first", first);
      }
      return told;
    }
  }

  /** Waits a little for what is being added. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
