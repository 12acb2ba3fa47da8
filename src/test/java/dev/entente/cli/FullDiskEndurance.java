package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entente.store.EntenteStore;
import dev.entente.store.StoreHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small disk of its own that fills up; skipped where none may be mounted. */
@Timeout(600)
class FullDiskEndurance {

  private static final String DOMAIN = "src/test/resources/domains/companies";
  private static final int ARTICLES = 3000;
  private static final int MEGABYTES = 200;

  @TempDir Path folder;

  private Path disk() {
    return folder.resolve("disk");
  }

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    Files.createDirectory(disk());
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", "" + disk())
            .redirectErrorStream(true)
            .start();
    mount.getInputStream().readAllBytes();
    assumeTrue(mount.waitFor() == 0, "no tmpfs may be mounted here; root may");
    StringBuilder wire = new StringBuilder();
    for (int i = 0; i < ARTICLES; i++) {
      wire.append(
          "{\"id\": \"w%d\", \"text\": \"%s\"}%n"
              .formatted(i, "Brightwater opened plant %d. ".formatted(i).repeat(20)));
    }
    Files.writeString(folder.resolve("wire.jsonl"), wire);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    new ProcessBuilder("umount", "" + disk()).start().waitFor();
  }

  @Test
  void aDiskWithLittleRoomTakesWhatItCanAndTheRestAfterwards()
      throws IOException, InterruptedException {
    fill(150);
    Child.Ended full = add(disk().resolve("store"));
    isTold(full);
    long before = articles();
    assertTrue(before > 0 && before < ARTICLES, before + " articles");
    Child.Ended asked =
        Child.run(
            folder,
            "query",
            "SELECT (COUNT(*) AS ?n) { ?a a ent:Article }",
            "--results",
            "csv",
            "--loc",
            "" + disk().resolve("store"));
    assertEquals(List.of("n", "" + before), asked.out().lines().toList(), asked.err());
    free();
    finish();
  }

  @Test
  void aDiskThatSomebodyElseFillsMeanwhileLosesNothingThatWasDone()
      throws IOException, InterruptedException {
    Child child = start(disk().resolve("store"));
    while (child.process().isAlive() && !Files.exists(disk().resolve("store"))) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
    fill(MEGABYTES);
    Child.Ended ended = child.await();
    if (ended.code() != 0) {
      isTold(ended);
    }
    free();
    finish();
  }

  private static void isTold(Child.Ended full) {
    assertEquals(ExitCode.FAILED, full.code(), full.err());
    List<String> lines = full.err().lines().toList();
    assertEquals(1, lines.size(), full.err());
    assertTrue(lines.getFirst().contains("the disk is full"), full.err());
    assertTrue(lines.getFirst().contains("what is done is kept"), full.err());
  }

  /** The same command ends, and the store is as if the disk had been large. */
  private void finish() throws IOException, InterruptedException {
    Child.Ended ended = add(disk().resolve("store"));
    assertEquals(0, ended.code(), ended.err());
    Child.Ended elsewhere = add(folder.resolve("large"));
    assertEquals(0, elsewhere.code(), elsewhere.err());
    assertEquals(hash(folder.resolve("large")), hash(disk().resolve("store")));
  }

  private static String hash(Path location) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return StoreHash.of(store);
    }
  }

  private long articles() {
    try (EntenteStore store = EntenteStore.open(disk().resolve("store"))) {
      return dev.entente.store.StoreStatistics.of(store).counts().getOrDefault("articles", 0L);
    }
  }

  private Child.Ended add(Path store) throws IOException, InterruptedException {
    return start(store).await();
  }

  private Child start(Path store) throws IOException {
    return Child.start(
        folder,
        "add",
        "--quiet",
        "--domain",
        DOMAIN,
        "--loc",
        store.toString(),
        folder.resolve("wire.jsonl").toString());
  }

  private void fill(int megabytes) throws IOException {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(disk().resolve("others"))) {
      for (int i = 0; i < megabytes; i++) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(megabytes >= MEGABYTES, "filled more than meant: " + full);
    }
  }

  private void free() throws IOException {
    Files.delete(disk().resolve("others"));
  }
}
