package dev.entente.store;

import java.util.Optional;

/** Compares dates of different precision: what may fall on the same day overlaps. */
final class DateRange {

  private DateRange() {}

  /** Whether two ranges can share a day; an empty side is open. */
  static boolean overlap(
      Optional<String> from, Optional<String> to, Optional<String> from2, Optional<String> to2) {
    return notAfter(from, to2) && notAfter(from2, to);
  }

  private static boolean notAfter(Optional<String> begin, Optional<String> end) {
    if (begin.isEmpty() || end.isEmpty()) {
      return true;
    }
    int common = Math.min(begin.get().length(), end.get().length());
    return begin.get().substring(0, common).compareTo(end.get().substring(0, common)) <= 0;
  }
}
