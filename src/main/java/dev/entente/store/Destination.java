package dev.entente.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * Where the articles of a run go. All work is done on a store in a folder; where that is not what
 * was asked for, it is a passing one, filled at the beginning and emptied at the end.
 */
public interface Destination extends AutoCloseable {

  /** The store itself. */
  static Destination folder(Path location) {
    return new Destination() {
      @Override
      public Path location() {
        return location;
      }

      @Override
      public String toString() {
        return location.toString();
      }
    };
  }

  /** The folder of the store that is worked on. */
  Path location();

  /** Before anything is written to the store. */
  default void begin(EntenteStore store) {}

  /** Called when articles are in the store, for good. */
  default void written(EntenteStore store, List<Node> articles) {}

  /**
   * When the run came to its end.
   *
   * @param changed whether anything in the store is other than at the beginning
   */
  default void finish(EntenteStore store, boolean changed) throws IOException {}

  /** After the store was closed. */
  @Override
  default void close() throws IOException {}
}
