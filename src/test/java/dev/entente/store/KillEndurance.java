package dev.entente.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred kills, in rounds of ten that each begin with nothing and end with all. */
class KillEndurance {

  private static final int ROUNDS = 20;

  @TempDir Path folder;

  @Test
  void twoHundredKillsLoseNothing() throws IOException, InterruptedException {
    Kills kills = new Kills(folder, 200);
    kills.undisturbed();
    for (int round = 0; round < ROUNDS; round++) {
      kills.round(10);
      System.out.printf("%d kills: %s%n", (round + 1) * 10, kills.tally());
    }
  }
}
