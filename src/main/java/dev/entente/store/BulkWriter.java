package dev.entente.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.transaction.txn.SysTransState;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Adds many quads within one write transaction. TDB2 puts each quad into six trees, one after the
 * other; here quads wait until they are many, and then each tree gets them in its own order, which
 * touches a page once instead of many times, and several trees get theirs at once. Until {@link
 * #flush} nobody finds them.
 *
 * <p>A tree knows its transaction by the thread that works on it: it is detached from the store's
 * own thread, attached to another one, and given back, as TDB2 provides for a transaction that
 * changes threads. The transaction stays one: all of it is committed, or nothing.
 */
final class BulkWriter {

  /** Quads that wait at most, about a hundred bytes each while they are put in order. */
  private static final int MOST = 300_000;

  /** Fewer are not worth other threads. */
  private static final int LEAST_FOR_THREADS = 5_000;

  private static final int PLACES = 4;

  /** Quads between two looks at whether to go on. */
  private static final int AT_A_TIME = 1_000;

  private final Runnable goingOn;
  private final NodeTable nodes;
  private final TupleIndex[] indexes;
  private final Map<Node, Long> known = new HashMap<>();
  private final ByteBuffer bytes = ByteBuffer.allocate(NodeId.SIZE);
  private long[] waiting = new long[PLACES * 1000];
  private int size;

  /**
   * @param data a TDB2 dataset in a write transaction of the calling thread
   */
  BulkWriter(DatasetGraph data) {
    this(data, () -> {});
  }

  /**
   * @param goingOn is run by any thread now and then, and throws where the transaction is given up
   */
  BulkWriter(DatasetGraph data, Runnable goingOn) {
    this.goingOn = goingOn;
    NodeTupleTable table = TDBInternal.requireStorage(data).getQuadTable().getNodeTupleTable();
    this.nodes = table.getNodeTable();
    this.indexes = table.getTupleTable().getIndexes();
  }

  void add(Node graph, Triple triple) {
    add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  void add(Node graph, Node subject, Node predicate, Node object) {
    int place = PLACES * size;
    if (place == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * place);
    }
    waiting[place] = id(graph);
    waiting[place + 1] = id(subject);
    waiting[place + 2] = id(predicate);
    waiting[place + 3] = id(object);
    size++;
    if (size == MOST) {
      flush();
    }
  }

  /** What stands for a node in the trees. */
  private long id(Node node) {
    Long id = known.get(node);
    if (id == null) {
      NodeIdFactory.set(nodes.getAllocateNodeId(node), bytes, 0);
      id = bytes.getLong(0);
      known.put(node, id);
    }
    return id;
  }

  /** Makes all that was added part of the transaction. */
  void flush() {
    if (size < LEAST_FOR_THREADS) {
      for (TupleIndex index : indexes) {
        insert(index);
      }
    } else {
      insertAtOnce();
    }
    size = 0;
    known.clear();
  }

  private void insertAtOnce() {
    List<SysTransState> detached = new ArrayList<>(indexes.length);
    int threads = Math.min(indexes.length, Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, BulkWriter::thread)) {
      List<Future<?>> inserting = new ArrayList<>(indexes.length);
      for (TupleIndex index : indexes) {
        SysTransState state = tree(index).detach();
        detached.add(state);
        inserting.add(pool.submit(() -> insertElsewhere(index, state)));
      }
      await(inserting);
    } finally {
      detached.forEach(state -> state.getComponent().attach(state));
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "entente-index-writer");
    thread.setDaemon(true);
    return thread;
  }

  private void insertElsewhere(TupleIndex index, SysTransState state) {
    BPlusTree tree = tree(index);
    tree.attach(state);
    try {
      insert(index);
    } finally {
      tree.detach();
    }
  }

  private static BPlusTree tree(TupleIndex index) {
    return (BPlusTree) ((TupleIndexRecord) index.baseTupleIndex()).getRangeIndex();
  }

  private void insert(TupleIndex index) {
    byte[][] keys = keys(index);
    Arrays.sort(keys, Arrays::compareUnsigned);
    BPlusTree tree = tree(index);
    RecordFactory records = tree.getRecordFactory();
    for (int i = 0; i < keys.length; i++) {
      if (i % AT_A_TIME == 0) {
        goingOn.run();
      }
      tree.insert(records.create(keys[i]));
    }
  }

  /** The quads as this index has them, such as graph, subject, predicate, object. */
  private byte[][] keys(TupleIndex index) {
    byte[][] keys = new byte[size][];
    for (int i = 0; i < size; i++) {
      ByteBuffer key = ByteBuffer.allocate(PLACES * NodeId.SIZE);
      for (int place = 0; place < PLACES; place++) {
        key.putLong(waiting[PLACES * i + index.getMapping().getSlotIdx(place)]);
      }
      keys[i] = key.array();
    }
    return keys;
  }

  /** Waits for all of them, whatever becomes of one: a tree in use cannot be given back. */
  private static void await(List<Future<?>> inserting) {
    Throwable failure = null;
    for (Future<?> one : inserting) {
      try {
        one.get();
      } catch (ExecutionException failed) {
        failure = failure == null ? failed.getCause() : failure;
      } catch (InterruptedException never) {
        throw new IllegalStateException("the store's own thread was interrupted", never);
      }
    }
    if (failure instanceof RuntimeException cause) {
      throw cause;
    }
    if (failure instanceof Error cause) {
      throw cause;
    }
  }
}
