package dev.entente.statement;

import java.util.Optional;

/**
 * When the text says that a relation held, as dates of {@code YYYY}, {@code YYYY-MM} or {@code
 * YYYY-MM-DD} (EDTF level 0); either side may be open, not both.
 */
public record Validity(Optional<String> from, Optional<String> to) {

  /**
   * @throws IllegalArgumentException if both sides are open, one is no date, or they run backwards
   */
  public Validity {
    if (from.isEmpty() && to.isEmpty()) {
      throw new IllegalArgumentException("a validity needs a beginning or an end");
    }
    from.ifPresent(Validity::check);
    to.ifPresent(Validity::check);
    if (from.isPresent() && to.isPresent()) {
      int common = Math.min(from.get().length(), to.get().length());
      if (from.get().substring(0, common).compareTo(to.get().substring(0, common)) > 0) {
        throw new IllegalArgumentException(
            "a validity must not run backwards: " + from.get() + " to " + to.get());
      }
    }
  }

  private static void check(String date) {
    if (!date.matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?")) {
      throw new IllegalArgumentException(
          "a date is YYYY, YYYY-MM or YYYY-MM-DD, not '" + date + "'");
    }
  }
}
