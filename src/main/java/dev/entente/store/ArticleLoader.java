package dev.entente.store;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.MinHash;
import dev.entente.article.Shingles;
import dev.entente.entity.Entity;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;
import org.jspecify.annotations.Nullable;

/**
 * Puts articles with their statements into a store, many in a transaction: each replaces its former
 * graph and no other, and goes in together with the record that it is done; an article that is in
 * already is left alone. While one batch is written, the next one is gathered. What is remembered
 * of earlier articles is in the store, but for 64 bits each.
 */
public final class ArticleLoader implements AutoCloseable {

  /** Bounds a transaction: small ones cost disk, large ones memory (design: bulk builds). */
  static final int QUADS_A_TRANSACTION = 300_000;

  /** Smaller ones are not worth the disk that they cost. */
  private static final int LEAST_QUADS = 2_000;

  /** What waits longer is written though it be little, so that little is lost with the process. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /**
   * How much goes into a transaction: small ones cost disk, large ones memory.
   *
   * @param quads as many as make it due, about eighty an article
   * @param longest time after which what waits is due though it be little
   */
  public record Batches(int quads, Duration longest) {

    /** For articles that people wait for, 200 or so at once. */
    public static final Batches LIVE = new Batches(16_000, Duration.ofSeconds(2));
  }

  /** What TDB2 took on disk for a quad at most, its journal included, measured on small batches. */
  private static final long BYTES_A_QUAD = 1_500;

  private final EntenteStore store;
  private final ArticleChecker checker;
  private final Run run;
  private final Fingerprints seen = new Fingerprints();
  private final Fingerprints seenTexts = new Fingerprints();
  private boolean quarantines;
  private Batch waiting = new Batch();
  private final Consumer<List<Node>> afterwards;
  private final int batchQuads;
  private final Duration longest;
  private int due;
  private EntenteStore.@Nullable Writing writing;
  private List<Node> beingWritten = List.of();
  private long written;
  private long quads;
  private Duration writingTime = Duration.ZERO;
  private volatile @Nullable Long undoAt;

  /** What goes in together. */
  private static final class Batch {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int quads;

    private boolean isEmpty() {
      return entries.isEmpty() && quarantined.isEmpty() && places.isEmpty();
    }
  }

  private record Entry(Node name, List<Triple> triples, boolean replaces, String textHash) {}

  /**
   * What became of an article.
   *
   * @param tally of its statements that are in the store
   * @param newText whether it has another text than its former version
   * @param refusals why the article or statements of it are not, one line each
   */
  public record Outcome(Result result, Tally tally, boolean newText, List<Refusal> refusals) {
    public Outcome {
      refusals = List.copyOf(refusals);
    }

    /** How many of its statements are in the store. */
    public int statements() {
      return tally.statements();
    }
  }

  /** Whether the store was changed. */
  public enum Result {
    ADDED,
    REPLACED,
    UNCHANGED,
    /** This run brought it before, with the same text. */
    REPEATED,
    REFUSED
  }

  /**
   * What was not taken.
   *
   * @param statement empty where it is the article itself
   */
  public record Refusal(Optional<Statement> statement, String reason) {}

  /** As the other constructor, for a run of its own that begins now. */
  public ArticleLoader(
      EntenteStore store,
      Vocabulary vocabulary,
      Shapes shapes,
      boolean withText,
      String configuration) {
    this(
        store,
        new ArticleChecker(store.iris(), vocabulary, shapes, withText, configuration),
        new Run("articles", Instant.now()));
  }

  public ArticleLoader(EntenteStore store, ArticleChecker checker, Run run) {
    this(store, checker, run, articles -> {});
  }

  /**
   * @param afterwards is told which articles are in the store now, for good, batch by batch
   */
  public ArticleLoader(
      EntenteStore store, ArticleChecker checker, Run run, Consumer<List<Node>> afterwards) {
    this(store, checker, run, afterwards, QUADS_A_TRANSACTION);
  }

  public ArticleLoader(EntenteStore store, ArticleChecker checker, Run run, Batches batches) {
    this(store, checker, run, articles -> {}, batches.quads, batches.longest);
  }

  /**
   * @param batchQuads quads in a transaction
   */
  ArticleLoader(
      EntenteStore store,
      ArticleChecker checker,
      Run run,
      Consumer<List<Node>> afterwards,
      int batchQuads) {
    this(store, checker, run, afterwards, batchQuads, LONGEST_WAIT);
  }

  private ArticleLoader(
      EntenteStore store,
      ArticleChecker checker,
      Run run,
      Consumer<List<Node>> afterwards,
      int batchQuads,
      Duration longest) {
    this.longest = longest;
    this.batchQuads = batchQuads;
    this.afterwards = afterwards;
    this.store = store;
    this.checker = checker;
    this.run = run;
    this.due = due(0);
    this.quarantines =
        store.read(
            data -> data.contains(Quarantined.graph(store.iris()), Node.ANY, Node.ANY, Node.ANY));
  }

  /** Whether some version of the article is in the store. */
  public boolean has(ArticleId article) {
    Node name = store.iris().article(article);
    return store.read(data -> data.contains(name, name, Terms.CONTENT_HASH, Node.ANY));
  }

  /** How many articles are in the store, without those that wait. */
  public long articles() {
    return store.read(data -> {
      long[] count = {0};
      data.find(Node.ANY, Node.ANY, Terms.CONTENT_HASH, Node.ANY)
          .forEachRemaining(quad -> count[0]++);
      return count[0];
    });
  }

  /**
   * The statements of an article that is in the store and was made of the same, so that nobody
   * needs to annotate it; empty for one that is new, was made of something else, or did not go in
   * whole. Safe for use by several threads at once.
   *
   * @param annotators all that could change its statements beside its text and details
   */
  public Optional<Tally> known(Article article, String annotators) {
    Node name = store.iris().article(article.id());
    String hash = checker.inputHash(article, annotators);
    return store.read(data ->
        value(data, name, Terms.CONTENT_HASH).filter(hash::equals).isPresent()
            ? Optional.of(Tally.of(data.getGraph(name), store.iris()))
            : Optional.empty());
  }

  /** Takes note of an article that is {@link #known}. */
  public Outcome unchanged(Article article, Tally tally) {
    return see(article).orElseGet(() -> new Outcome(Result.UNCHANGED, tally, false, List.of()));
  }

  /**
   * As {@link #load(Article, List, Collection)}; the record that an article is done, which goes in
   * with it, is of what it was made of, so that {@link #known} knows it again. An article that
   * something was refused of has no such record: the next run tells so again.
   */
  public Outcome load(
      Article article, List<Statement> statements, Collection<Entity> actors, String annotators) {
    return put(checker.check(article, statements, actors, Optional.of(annotators)));
  }

  /** Takes an article; what it brings may wait for {@link #close} before it is written. */
  public Outcome load(Article article, List<Statement> statements, Collection<Entity> actors) {
    return put(checker.check(article, statements, actors, Optional.empty()));
  }

  private record Former(Optional<String> record, Optional<String> textHash, Tally tally) {}

  /** Takes a checked article; what it brings may wait for {@link #close} before it is written. */
  public Outcome put(ArticleChecker.Checked checked) {
    Article article = checked.article();
    Node name = store.iris().article(article.id());
    Optional<Outcome> before = see(article);
    if (before.isPresent()) {
      return before.get();
    }
    Former former =
        store.read(data -> {
          Optional<String> record = value(data, name, Terms.CONTENT_HASH);
          return new Former(
              record,
              value(data, name, Terms.TEXT_HASH),
              record.filter(checked.contentHash()::equals).isPresent()
                  ? Tally.of(data.getGraph(name), store.iris())
                  : Tally.NONE);
        });
    if (former.record.filter(checked.contentHash()::equals).isPresent()) {
      return new Outcome(Result.UNCHANGED, former.tally, false, checked.refusals());
    }
    String textHash = article.textHash();
    boolean newText = former.textHash.filter(hash -> !hash.equals(textHash)).isPresent();
    if (newText) {
      Optional<Outcome> collision = collision(article, name);
      if (collision.isPresent()) {
        return collision.get();
      }
    }
    if (checked.triples().isEmpty()) {
      return new Outcome(Result.REFUSED, Tally.NONE, false, checked.refusals());
    }
    boolean replaces = former.record.isPresent();
    List<Triple> triples = checked.triples().get();
    waiting.entries.add(new Entry(name, triples, replaces, textHash));
    waiting.quads += triples.size();
    flushIfDue();
    return new Outcome(
        replaces ? Result.REPLACED : Result.ADDED, checked.tally(), newText, checked.refusals());
  }

  /** Keeps what could not be read or annotated among the quarantined, with the next batch. */
  public void quarantine(Quarantined what) {
    waiting.quarantined.add(what);
    quarantines = true;
    flushIfDue();
  }

  /** What came from there is no longer in quarantine, once the next batch is written. */
  public void release(String place) {
    if (quarantines) {
      waiting.places.add(place);
    }
  }

  /** How many articles were written so far, those being written not counted. */
  public long written() {
    return written;
  }

  /** How many quads of articles were handed to the writer. */
  public long quads() {
    return quads;
  }

  /** How long the store's thread worked on articles. */
  public Duration writingTime() {
    return writingTime;
  }

  /** Writes what waits, and waits for it. */
  @Override
  public void close() {
    flush();
    await();
  }

  /** Ends early: what waits or is being written goes in whole within the time, or is undone. */
  public void abandon(Duration within) {
    undoAt = System.nanoTime() + within.toNanos();
    try {
      flush();
      await();
    } catch (CancellationException undone) {
      writing = null;
    }
  }

  private void flushIfDue() {
    if (waiting.quads + waiting.quarantined.size() * 8 >= due
        || System.nanoTime() - waiting.begin > longest.toNanos()) {
      flush();
    }
  }

  /** Where the disk has little room, small batches get the most into it. */
  private int due(int beingWritten) {
    long room = store.room() / BYTES_A_QUAD - beingWritten;
    return (int) Math.min(batchQuads, Math.max(LEAST_QUADS, room / 2));
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    await();
    Batch batch = waiting;
    waiting = new Batch();
    store.requireSpace(batch.quads * BYTES_A_QUAD);
    beingWritten = batch.entries.stream().map(Entry::name).toList();
    writing = store.writeLater(data -> write(data, batch));
    quads += batch.quads;
  }

  private void await() {
    if (writing != null) {
      try {
        writing.await();
        written += beingWritten.size();
        writingTime = writingTime.plus(writing.time());
        if (!beingWritten.isEmpty()) {
          afterwards.accept(beingWritten);
        }
      } finally {
        writing = null;
      }
    }
  }

  private void write(DatasetGraph data, Batch batch) {
    Iris iris = store.iris();
    if (!batch.entries.isEmpty()) {
      store.setStale(data, true);
      run.describe(data, iris);
    }
    BulkWriter bulk = new BulkWriter(data, this::requireTime);
    for (Entry entry : batch.entries) {
      requireTime();
      // What is replaced is not among what waits: an id comes once in a run.
      if (entry.replaces) {
        Optional<String> former = value(data, entry.name, Terms.TEXT_HASH);
        if (former.filter(hash -> !hash.equals(entry.textHash)).isPresent()) {
          run.replaces(data, iris, entry.name, former.get());
        }
        List<Quad> obsolete = new ArrayList<>();
        data.find(entry.name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(obsolete::add);
        obsolete.forEach(data::delete);
      }
      entry.triples.forEach(triple -> bulk.add(entry.name, triple));
      run.generated(bulk, iris, entry.name);
    }
    bulk.flush();
    batch.places.forEach(place -> Quarantined.release(data, iris, place));
    batch.quarantined.forEach(what -> what.write(data, iris, run));
  }

  private void requireTime() {
    Long limit = undoAt;
    if (limit != null && System.nanoTime() - limit > 0) {
      throw new CancellationException("abandoned");
    }
  }

  private static Optional<String> value(DatasetGraph data, Node article, Node property) {
    return Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(article), article, property))
        .map(Node::getLiteralLexicalForm);
  }

  /** Takes note of an article; what becomes of it if another one of this run has its id. */
  private Optional<Outcome> see(Article article) {
    String id = article.id().value();
    boolean newId = seen.add(id);
    boolean newText = seenTexts.add(id + "\u001F" + article.textHash());
    if (newId) {
      return Optional.empty();
    }
    return Optional.of(
        newText
            ? refused("its id %s is that of another article of this run".formatted(id))
            : new Outcome(Result.REPEATED, Tally.NONE, false, List.of()));
  }

  private static Outcome refused(String reason) {
    return new Outcome(
        Result.REFUSED, Tally.NONE, false, List.of(new Refusal(Optional.empty(), reason)));
  }

  /** The same id for quite another text is another article, not a new version of this one. */
  private Optional<Outcome> collision(Article article, Node name) {
    Optional<String> text = store.read(data -> value(data, name, Terms.TEXT));
    Optional<String> signature = store.read(data -> value(data, name, Terms.TEXT_SIGNATURE));
    if (text.isEmpty() && signature.isEmpty()) {
      return Optional.empty();
    }
    double similarity =
        text.map(former -> Shingles.similarity(former, article.text()))
            .orElseGet(() ->
                MinHash.parse(signature.orElseThrow()).similarity(MinHash.of(article.text())));
    return similarity >= 0.5
        ? Optional.empty()
        : Optional.of(
            refused(
                "%s is in the store already with quite another text (%.0f%% alike); give one of them another id"
                    .formatted(article.id(), similarity * 100)));
  }
}
