package dev.entente.statement;

import java.util.Locale;

/** Whether the relation is said to hold or not to hold (FactBank, Saurí and Pustejovsky 2009). */
public enum Polarity {
  AFFIRMED,
  NEGATED;

  /** The word used in tables and in the ontology, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word()}.
   *
   * @throws IllegalArgumentException if the word is none of the closed set
   */
  public static Polarity parse(String word) {
    return Words.parse(Polarity.class, Polarity::word, word);
  }
}
