package dev.entente.annotate.rules;

import java.time.Duration;

/**
 * How much of an article the rule annotator takes on, so that one article cannot hold up a run.
 *
 * @param characters UTF-16 units of an article; a longer one is skipped
 * @param words words and signs of a sentence; a longer one is left unread
 * @param time for the parsing of one article; the sentences left then are left unread
 */
public record Limits(int characters, int words, Duration time) {

  /** Enough for a book chapter of text and for any sentence that a person wrote. */
  public static final Limits USUAL = new Limits(200_000, 200, Duration.ofSeconds(60));

  /**
   * @throws IllegalArgumentException unless all are above zero
   */
  public Limits {
    if (characters < 1 || words < 1 || !time.isPositive()) {
      throw new IllegalArgumentException(
          "limits must be above zero, not %d characters, %d words and %d seconds"
              .formatted(characters, words, time.toSeconds()));
    }
  }
}
