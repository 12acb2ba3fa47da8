package dev.entente.ingest;

import dev.entente.article.Input;
import dev.entente.store.ArticleChecker;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Run;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Articles that come while the store is read, a few at a time, by the same way as in a run over
 * many. They are in the store when {@link #add} returns; what all articles add up to takes longer
 * to derive, so that it is derived by {@link #derive} for all that came meanwhile.
 */
public final class LiveIngest {

  private final EntenteStore store;
  private final ArticleChecker checker;
  private final ArticleAnnotator annotators;
  private final IngestOptions options;
  private final RelationsGraph relations;
  private final Policy policy;

  /** The articles between two derivations are one run in the store's record of runs. */
  private final AtomicReference<@Nullable Run> run = new AtomicReference<>();

  private volatile @Nullable Ingest running;
  private volatile boolean stopped;

  /**
   * @param policy by which relationships stand as plain edges
   */
  public LiveIngest(
      EntenteStore store,
      ArticleChecker checker,
      ArticleAnnotator annotators,
      IngestOptions options,
      RelationsGraph relations,
      Policy policy) {
    this.store = store;
    this.checker = checker;
    this.annotators = annotators;
    this.options = options;
    this.relations = relations;
    this.policy = policy;
  }

  /**
   * Puts articles into the store and waits until they are written; others wait until it is their
   * turn.
   *
   * @param listener is told by the calling thread what becomes of each
   * @return whether it came to the end, and was not stopped
   */
  public synchronized boolean add(Iterator<Input> inputs, IngestListener listener) {
    if (stopped) {
      return false;
    }
    Run current = run.updateAndGet(known -> known == null ? now() : known);
    try (ArticleLoader loader =
        new ArticleLoader(
            store, checker, current == null ? now() : current, ArticleLoader.Batches.LIVE)) {
      Ingest ingest = new Ingest(loader, checker, annotators, options, listener);
      running = ingest;
      if (stopped) {
        return false;
      }
      return ingest.run(inputs);
    } finally {
      running = null;
    }
  }

  private static Run now() {
    return new Run("serve", Instant.now());
  }

  /** Derives what the articles add up to, where that has changed. */
  public Optional<RelationsGraph.Summary> derive() {
    if (!relations.isOutdated(policy)) {
      return Optional.empty();
    }
    Run ending = run.getAndSet(null);
    return Optional.of(relations.derive(policy, ending == null ? now() : ending));
  }

  /** Lets what is being added end soon; nothing more is taken. */
  public void stop() {
    stopped = true;
    Ingest current = running;
    if (current != null) {
      current.stop();
    }
  }
}
