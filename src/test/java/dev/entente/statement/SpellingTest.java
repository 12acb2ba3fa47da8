package dev.entente.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances that were counted by hand. */
class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "kiev, kyiv, 2",
    "kiev, kiev, 0",
    "'', abc, 3",
    "abc, '', 3",
    "burma, birma, 1",
    "ab, ba, 2",
    "Iran, iran, 1"
  })
  void aDistanceIsTheLeastNumberOfChangedLetters(String one, String other, int expected) {
    assertEquals(expected, Spelling.distance(one, other));
    assertEquals(expected, Spelling.distance(other, one));
  }
}
