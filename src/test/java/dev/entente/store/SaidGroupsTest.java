package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More statements than memory should hold go through files, with the same result. */
class SaidGroupsTest {

  private static final SyntheticNews NEWS = SyntheticStore.news(8);

  @TempDir Path folder;

  @Test
  void whatIsDerivedThroughFilesIsTheSameAndLeavesNone() throws IOException {
    Path location = folder.resolve("store");
    try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
      SyntheticStore.reference(store);
      RelationsGraph.Summary inMemory =
          SyntheticStore.build(store, NEWS, IntStream.range(0, 150).iterator(), 2).summary();
      String hash = StoreHash.of(store);
      assertEquals(inMemory, SyntheticStore.derive(store, new Run("again", Instant.EPOCH), 7));
      assertEquals(hash, StoreHash.of(store), "derived over what is there");
      store.write(
          data -> data.deleteAny(store.iris().relationsGraph(), Node.ANY, Node.ANY, Node.ANY));
      assertEquals(inMemory, SyntheticStore.derive(store, new Run("anew", Instant.EPOCH), 7));
      assertEquals(hash, StoreHash.of(store), "derived into an empty graph");
    }
    assertFalse(Files.exists(location.resolve(StoreFolder.WORK)));
  }

  @Test
  void whatAKilledProcessLeftOfItIsRemoved() throws IOException {
    Path location = folder.resolve("store");
    EntenteStore.openOrCreate(location, Optional.empty()).close();
    Path left = Files.createDirectories(location.resolve(StoreFolder.WORK)).resolve("007");
    Files.writeString(left, "half a statem");
    EntenteStore.open(location).close();
    assertFalse(Files.exists(left));
  }
}
