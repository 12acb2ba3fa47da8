package dev.entente.statement;

import java.util.Locale;

/**
 * The article's own commitment to what a source says (factuality is relative to a source:
 * FactBank).
 */
public enum Stance {
  COMMITTED,
  UNCOMMITTED,
  DOUBTING;

  /** The word used in tables and in the ontology, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word()}.
   *
   * @throws IllegalArgumentException if the word is none of the closed set
   */
  public static Stance parse(String word) {
    return Words.parse(Stance.class, Stance::word, word);
  }
}
