package dev.entente.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Node;

/**
 * A folder of {@link QuadFiles} for bulk loaders. The store that is worked on stays beside it until
 * the files are whole, so that a run that was stopped goes on where it ended.
 */
public final class QuadsDestination implements Destination {

  private final Path folder;
  private final Path location;
  private final boolean tripleTerms;
  private boolean finished;

  /**
   * @param tripleTerms whether quads that only RDF 1.2 knows are written
   * @throws StoreException if there is something of that name
   */
  public QuadsDestination(Path folder, boolean tripleTerms) {
    if (Files.exists(folder)) {
      throw new StoreException(folder + ": is there already; name another folder");
    }
    this.folder = folder.toAbsolutePath().normalize();
    this.location =
        StoreFolder.parent(this.folder).resolve("." + this.folder.getFileName() + ".building");
    this.tripleTerms = tripleTerms;
  }

  @Override
  public Path location() {
    return location;
  }

  @Override
  public void finish(EntenteStore store, boolean changed) throws IOException {
    try (QuadFiles.Writer out = new QuadFiles.Writer(folder, store.iris().base())) {
      store.read(data -> {
        data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(quad -> {
              if (tripleTerms || !quad.getObject().isTripleTerm()) {
                out.write(quad);
              }
            });
        return out;
      });
      out.finish();
      finished = true;
    }
  }

  @Override
  public void close() throws IOException {
    if (finished) {
      StoreFolder.delete(location);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
