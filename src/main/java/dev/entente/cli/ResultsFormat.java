package dev.entente.cli;

import java.util.Locale;

/** How a result is printed. */
public enum ResultsFormat {
  /** Aligned columns for people. */
  TABLE,
  CSV,
  TSV,
  JSON,
  /** One flat JSON object a line. */
  JSONL,
  XML,
  /** A Markdown table. */
  MD;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
