package dev.entente.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten kills; {@code KillEndurance} has two hundred. */
@Timeout(600)
class KillTest {

  @TempDir Path folder;

  @Test
  void nothingThatWasDoneIsLostAndNothingIsHalfDone() throws IOException, InterruptedException {
    Kills kills = new Kills(folder, 20);
    kills.undisturbed();
    kills.round(10);
  }
}
