package dev.entente.statement;

import java.util.Locale;

/** What the statements of a relationship add up to, and as what each of them counts. */
public enum Standing {
  /** Affirmed and denied by different sources; a single statement never counts as this. */
  CONTESTED,
  /** Affirmed, certain, past or present, by the article or by the subject's own side. */
  STATED,
  /** Affirmed, past or present, by others only. */
  ALLEGED,
  /** Affirmed, certain or probable, future. */
  PLANNED,
  /** Affirmed in any other way. */
  POSSIBLE,
  /** Negated only. */
  DENIED;

  /** The word used in the ontology, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
