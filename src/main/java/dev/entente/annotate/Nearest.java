package dev.entente.annotate;

import dev.entente.statement.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the known words that somebody may have meant. */
final class Nearest {

  private Nearest() {}

  /** Up to three of the known words, those first that take the fewest changed letters. */
  static String to(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted(
            Comparator.comparingInt(
                    (String other) -> Spelling.distance(wanted, other.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .collect(Collectors.joining(", "));
  }
}
