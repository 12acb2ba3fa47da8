package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A TDB2 store whose queries see the union of all its graphs. All writing is done by one thread of
 * its own: a thread that is interrupted while it commits would block every later write.
 */
public final class EntenteStore implements AutoCloseable {

  static {
    JenaSystem.init();
  }

  /** Prefixes that the store's own graphs are written with. */
  public static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("ent", Terms.ENT),
          Map.entry("oa", Terms.OA),
          Map.entry("prov", Terms.PROV),
          Map.entry("org", Terms.ORG),
          Map.entry("skos", Terms.SKOS),
          Map.entry("schema", Terms.SCHEMA),
          Map.entry("dcterms", Terms.DCTERMS),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

  /** What TDB2 takes on disk for a quad in a large transaction, with some to spare. */
  static final long BYTES_A_QUAD_OF_MANY = 500;

  private final StoreFolder folder;
  private final Iris iris;
  private final DatasetGraph dataset;
  private final AtomicLong version = new AtomicLong();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "entente-writer");
        thread.setDaemon(true);
        return thread;
      });

  private EntenteStore(StoreFolder folder, Iris iris, DatasetGraph dataset) {
    this.folder = folder;
    this.iris = iris;
    this.dataset = dataset;
  }

  /**
   * Opens a store that exists.
   *
   * @throws StoreException if there is none, it is half-created, of another format, or in use by
   *     another process
   */
  public static EntenteStore open(Path location) {
    StoreFolder folder = new StoreFolder(location);
    if (!folder.isStore()) {
      throw new StoreException(
          folder.isHalfCreated()
              ? location + ": the store was never finished; run 'entente build' to make it anew"
              : location + ": there is no store; make one with 'entente build'");
    }
    return connect(folder, location);
  }

  /**
   * Opens the store, or makes it where there is none or only a half-created one.
   *
   * @param base base of the data IRIs; empty takes the store's own, or the default for a new one
   * @throws StoreException if the store has another base or format, or is in use by another process
   */
  public static EntenteStore openOrCreate(Path location, Optional<String> base) {
    StoreFolder folder = new StoreFolder(location);
    if (!folder.isStore()) {
      refuseIfUsed(folder, location);
      folder.create(new Iris(base.orElse(Iris.DEFAULT_BASE)).base());
    } else if (base.isPresent() && !base.get().equals(folder.base())) {
      throw new StoreException(
          "%s: the store's base is %s, not %s; name another folder with --loc"
              .formatted(location, folder.base(), base.get()));
    }
    return connect(folder, location);
  }

  private static EntenteStore connect(StoreFolder folder, Path location) {
    Iris iris = new Iris(folder.base());
    refuseIfUsed(folder, location);
    try {
      DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder.path()));
      folder.removeFormerGenerations();
      folder.removeWork();
      dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
      dataset.getContext().set(ARQConstants.sysOpExecutorFactory, StoreExecutor.FACTORY);
      return new EntenteStore(folder, iris, dataset);
    } catch (AlreadyLocked inUse) {
      throw new StoreException(location + ": the store is in use by another process", inUse);
    } catch (RuntimeException broken) {
      throw new StoreException(
          "%s: the store cannot be opened: %s".formatted(location, broken.getMessage()), broken);
    }
  }

  /** The operating system's lock decides; the process id in the lock file only names the user. */
  private static void refuseIfUsed(StoreFolder folder, Path location) {
    Optional<String> user = folder.user();
    if (user.isPresent() && LockProbe.isLocked(folder.path().resolve("tdb.lock"))) {
      throw new StoreException(
          "%s: the store is in use by %s; stop it, or name another store with --loc"
              .formatted(location, user.get()));
    }
  }

  public Iris iris() {
    return iris;
  }

  /** For queries; anything that writes goes through {@link #write}. */
  public DatasetGraph dataset() {
    return dataset;
  }

  /** Bytes that the store takes on disk. */
  public long size() {
    return folder.size();
  }

  /** For files of the one transaction that writes; there may be none. */
  Path workFolder() {
    return folder.path().resolve(StoreFolder.WORK);
  }

  public Path location() {
    return folder.path();
  }

  /**
   * Changes with every write since the store was opened. Who takes it before reading, and finds it
   * the same within a write transaction, knows that nobody wrote in between.
   */
  public long version() {
    return version.get();
  }

  /** Computes something in a read transaction. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    return dataset.calculateRead(() -> reading.apply(dataset));
  }

  /** A transaction that the store's own thread works on. */
  public static final class Writing {
    private final FutureTask<Void> done;
    private volatile long nanos;

    private Writing(Runnable transaction) {
      this.done =
          new FutureTask<>(
              () -> {
                long begin = System.nanoTime();
                transaction.run();
                nanos = System.nanoTime() - begin;
              },
              null);
    }

    /** How long the transaction took, once it is over. */
    Duration time() {
      return Duration.ofNanos(nanos);
    }

    /** Waits for the commit, interrupted or not, and throws what undid the transaction. */
    public void await() {
      boolean interrupted = false;
      try {
        while (true) {
          try {
            done.get();
            return;
          } catch (InterruptedException later) {
            interrupted = true;
          } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
              throw cause;
            }
            throw new StoreException("writing failed: " + failed.getCause(), failed);
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /**
   * Writes in one transaction on the store's own thread and waits for it; what throws is undone.
   * The waiting thread may be interrupted, the writing one never is.
   */
  public void write(Consumer<DatasetGraph> writing) {
    writeLater(writing).await();
  }

  /** As {@link #write}, without waiting for it. */
  public Writing writeLater(Consumer<DatasetGraph> writing) {
    Writing transaction =
        new Writing(() -> {
          dataset.begin(ReadWrite.WRITE);
          try {
            writing.accept(dataset);
            dataset.commit();
            version.incrementAndGet();
          } catch (RuntimeException | Error failed) {
            dataset.abort();
            throw folder.explained(failed);
          } finally {
            dataset.end();
          }
        });
    writer.execute(transaction.done);
    return transaction;
  }

  /**
   * Refuses to begin what would fill the disk: TDB2 maps its files into memory, where a full disk
   * is no error that a transaction could be undone after.
   *
   * @param bytes that writing may take
   * @throws StoreException if less is free
   */
  void requireSpace(long bytes) {
    folder.requireSpace(bytes);
  }

  /** Bytes for which {@link #requireSpace} lets a transaction begin, 0 or more. */
  long room() {
    return folder.room();
  }

  /**
   * Writes the store anew without what former versions have left in its files. Readers would have
   * to wait for it, so that it is refused while there are any.
   *
   * @throws StoreException if somebody reads or writes, or the disk has no room for a copy
   */
  public void compact() {
    folder.requireSpace(folder.size());
    TransactionCoordinator transactions = TDBInternal.getTransactionCoordinator(dataset);
    if (!transactions.tryExclusiveMode(false)) {
      throw new StoreException(
          location() + ": somebody is reading or writing; compact the store when nobody does");
    }
    transactions.finishExclusiveMode();
    DatabaseMgr.compact(dataset, true);
  }

  static void setPrefixes(DatasetGraph data, String base) {
    PREFIXES.forEach((prefix, iri) -> data.prefixes().add(prefix, iri));
    data.prefixes().add("e", base + "entity/");
  }

  /** What is recorded of the store itself: policy, ontology, fingerprints. */
  public Optional<String> setting(Node property) {
    return read(data -> setting(data, property));
  }

  /** As {@link #setting(Node)}, within a transaction. */
  Optional<String> setting(DatasetGraph data, Node property) {
    return Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(settingsGraph()), self(), property))
        .map(Node::getLiteralLexicalForm);
  }

  /** Records something of the store itself, within a write transaction. */
  void set(DatasetGraph data, Node property, String value) {
    data.deleteAny(settingsGraph(), self(), property, Node.ANY);
    data.add(settingsGraph(), self(), Terms.TYPE, Terms.STORE_CLASS);
    data.add(settingsGraph(), self(), property, NodeFactory.createLiteralString(value));
  }

  /** Whether articles or actors changed since the relations were derived. */
  public boolean isStale() {
    return read(this::isStale);
  }

  boolean isStale(DatasetGraph data) {
    return data.contains(settingsGraph(), self(), Terms.STALE, Node.ANY);
  }

  void setStale(DatasetGraph data, boolean stale) {
    data.deleteAny(settingsGraph(), self(), Terms.STALE, Node.ANY);
    if (stale) {
      data.add(
          settingsGraph(),
          self(),
          Terms.STALE,
          NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    }
  }

  private Node settingsGraph() {
    return iris.graph("store");
  }

  private Node self() {
    return iris.node("store");
  }

  /** Waits for what is being written, then gives the store free for other processes. */
  @Override
  public void close() {
    writer.close();
    TDBInternal.expel(dataset);
  }
}
