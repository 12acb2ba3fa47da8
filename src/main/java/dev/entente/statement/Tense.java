package dev.entente.statement;

import java.util.Locale;

/** When it holds, seen from the article (ACE 2005); what is planned or intended is future. */
public enum Tense {
  PAST,
  PRESENT,
  FUTURE,
  UNSPECIFIED;

  /** The word used in tables and in the ontology, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #word()}.
   *
   * @throws IllegalArgumentException if the word is none of the closed set
   */
  public static Tense parse(String word) {
    return Words.parse(Tense.class, Tense::word, word);
  }
}
