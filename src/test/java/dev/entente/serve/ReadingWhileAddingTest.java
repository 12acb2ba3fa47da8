package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import dev.entente.store.SyntheticStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers while articles come; {@link ReadingBenchmark} does the same at size. */
@Timeout(300)
class ReadingWhileAddingTest {

  private static final int ARTICLES = 400;

  /** On a machine that does other things, what took longer at most says little of the server. */
  private static final double MILLIS_OF_GRACE = 1_500;

  @TempDir private Path folder;

  @Test
  void noArticleIsSeenInPartAndReadersGoOnReading() throws Exception {
    Path inbox = folder.resolve("inbox");
    Files.createDirectories(inbox.resolve("news"));
    Path store = SeedStore.copy(folder.resolve("store"));
    try (Running running = new Running(store, ServeOptions.loopback(0).watching(inbox))) {
      ReadingWhileAdding.Result result =
          new ReadingWhileAdding(running, inbox, SyntheticStore.news(1), true)
              .run(1, ARTICLES, Duration.ofSeconds(4));

      assertEquals(List.of(), result.torn());
      assertEquals(ARTICLES, result.articles());
      assertTrue(result.looks() > 10 && result.busy().count() > 20, result.toString());
      double idle = result.idle().quantile(0.99);
      double busy = result.busy().quantile(0.99);
      assertTrue(
          busy <= 5 * idle + MILLIS_OF_GRACE,
          () -> "99 of 100 answers took up to %.0f ms, before %.0f ms".formatted(busy, idle));
    }
  }
}
