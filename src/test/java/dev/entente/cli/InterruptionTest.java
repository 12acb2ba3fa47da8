package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and SIGTERM end a run within ten seconds, with a word of how to go on. */
@Timeout(300)
class InterruptionTest {

  private static final String HINT = "run the same command again to go on";
  private static final int MOST_SECONDS = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aRunThatIsAskedToEndEndsSoonAndTheNextOneGoesOn(String signal)
      throws IOException, InterruptedException {
    StringBuilder wire = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      wire.append(line(i));
    }
    Files.writeString(folder.resolve("wire.jsonl"), wire);
    Child child = start(folder.resolve("wire.jsonl").toString());
    awaitStore(child);
    Child.Ended ended = interrupt(child, signal);
    assertTrue(ended.err().contains(HINT), ended.err());
    EntenteStore.open(store()).close();
  }

  @Test
  void aRunThatWaitsForItsInputEndsSoonToo() throws IOException, InterruptedException {
    Child child = start("-", "--format", "jsonl");
    OutputStream in = child.process().getOutputStream();
    in.write(line(0).getBytes(StandardCharsets.UTF_8));
    in.flush();
    awaitStore(child);
    Child.Ended ended = interrupt(child, "TERM");
    assertTrue(ended.err().contains(HINT), ended.err());
    EntenteStore.open(store()).close();
  }

  private static String line(int number) {
    return "{\"id\": \"w%d\", \"text\": \"%s\"}%n"
        .formatted(number, "Brightwater opened plant %d. ".formatted(number).repeat(30));
  }

  private Path store() {
    return folder.resolve("store");
  }

  private Child start(String... inputs) throws IOException {
    String[] all = java.util.Arrays.copyOf(inputs, inputs.length + 5);
    System.arraycopy(inputs, 0, all, 1, inputs.length);
    all[0] = "add";
    all[inputs.length + 1] = "--domain";
    all[inputs.length + 2] = "src/test/resources/domains/companies";
    all[inputs.length + 3] = "--loc";
    all[inputs.length + 4] = store().toString();
    return Child.start(folder, all);
  }

  private void awaitStore(Child child) throws InterruptedException {
    while (child.process().isAlive() && !Files.exists(store())) {
      Thread.sleep(20);
    }
    Thread.sleep(500);
  }

  private static Child.Ended interrupt(Child child, String signal)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    new ProcessBuilder("kill", "-" + signal, "" + child.process().pid()).start().waitFor();
    assertTrue(child.process().waitFor(MOST_SECONDS, TimeUnit.SECONDS), "did not end in time");
    assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() <= MOST_SECONDS);
    Child.Ended ended = child.await();
    assertEquals(signal.equals("INT") ? 130 : 143, ended.code(), ended.err());
    return ended;
  }
}
