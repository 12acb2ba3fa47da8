package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void aLineTellsTheRateAndTheRemainingTime() {
    assertEquals(
        "articles: 1,200 in 30 s, 40.0 a second, 25 % of the input, about 90 s left",
        Progress.line("articles", 1200, OptionalDouble.of(0.25), Duration.ofSeconds(30)));
    assertEquals(
        "articles: 9,000 in 50 min, 3.0 a second, 50 % of the input, about 50 min left",
        Progress.line("articles", 9000, OptionalDouble.of(0.5), Duration.ofMinutes(50)));
  }

  @Test
  void whereTheInputHasNoKnownEndTheRateIsAllThatIsTold() {
    assertEquals(
        "articles: 40 in 10 s, 4.0 a second",
        Progress.line("articles", 40, OptionalDouble.empty(), Duration.ofSeconds(10)));
  }
}
