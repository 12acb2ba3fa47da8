package dev.entente.statement;

import java.util.Locale;

/** How sure the sentence presents it: FactBank's CT, PR and PS. */
public enum Certainty {
  CERTAIN,
  PROBABLE,
  POSSIBLE;

  /** The word used in tables and in the ontology, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word()}.
   *
   * @throws IllegalArgumentException if the word is none of the closed set
   */
  public static Certainty parse(String word) {
    return Words.parse(Certainty.class, Certainty::word, word);
  }
}
