package dev.entente.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** Copies a store to {@link QuadFiles} and back. */
public final class Backup {

  /** Bounds a transaction of restoring, whose store nobody sees before it is whole. */
  private static final int QUADS_A_TRANSACTION = 500_000;

  private Backup() {}

  /**
   * Writes all quads of one moment; readers and writers go on meanwhile.
   *
   * @param folder is made and must not be there
   */
  public static QuadFiles.Manifest write(EntenteStore store, Path folder) throws IOException {
    try (QuadFiles.Writer out = new QuadFiles.Writer(folder, store.iris().base())) {
      store.read(data -> {
        data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(out::write);
        return out;
      });
      return out.finish();
    }
  }

  /**
   * Makes a store of a backup, after its checksums were verified.
   *
   * @param location where there is no store and no other file
   * @throws StoreException if the place is taken or the backup damaged
   */
  public static QuadFiles.Manifest restore(Path folder, Path location) throws IOException {
    StoreFolder store = new StoreFolder(location);
    if (store.isStore()) {
      throw new StoreException(
          location + ": there is a store already; restore into another place with --loc");
    }
    QuadFiles.Manifest manifest = QuadFiles.check(folder);
    store.create(manifest.base(), data -> fill(data, folder, manifest));
    return manifest;
  }

  private static void fill(DatasetGraph data, Path folder, QuadFiles.Manifest manifest) {
    long[] count = {0};
    List<Quad> batch = new ArrayList<>();
    QuadFiles.read(
        folder,
        manifest,
        quad -> {
          count[0]++;
          batch.add(quad);
          if (batch.size() == QUADS_A_TRANSACTION) {
            put(data, batch);
          }
        });
    put(data, batch);
    if (count[0] != manifest.quads()) {
      throw new StoreException(
          "%s: holds %,d quads and not the %,d of its manifest; take another backup"
              .formatted(folder, count[0], manifest.quads()));
    }
    data.begin(ReadWrite.WRITE);
    EntenteStore.setPrefixes(data, manifest.base());
    data.commit();
    data.end();
  }

  private static void put(DatasetGraph data, List<Quad> batch) {
    data.begin(ReadWrite.WRITE);
    try {
      BulkWriter bulk = new BulkWriter(data);
      for (Quad quad : batch) {
        if (quad.isDefaultGraph()) {
          data.add(quad);
        } else {
          bulk.add(quad.getGraph(), quad.asTriple());
        }
      }
      bulk.flush();
      data.commit();
    } finally {
      data.end();
    }
    batch.clear();
  }
}
