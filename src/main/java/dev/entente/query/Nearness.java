package dev.entente.query;

import dev.entente.entity.Words;
import dev.entente.statement.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which names come nearest to what somebody typed, for "did you mean". */
final class Nearness {

  private Nearness() {}

  /** The nearest names, best first; none that differ in more than a third of the letters. */
  static List<String> best(String typed, Collection<String> names, int most) {
    String folded = Words.fold(typed);
    return names.stream()
        .map(name -> Map.entry(name, distance(folded, Words.fold(name))))
        .filter(scored -> scored.getValue() <= Math.max(2, folded.length() / 3))
        .sorted(
            Comparator.comparingInt(Map.Entry<String, Integer>::getValue)
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .distinct()
        .limit(most)
        .toList();
  }

  /**
   * How far apart two folded names are: 0 the same, 1 where one holds the other as words of its
   * own, else the number of letters to change.
   */
  static int distance(String typed, String name) {
    if (typed.equals(name)) {
      return 0;
    }
    if (!typed.isEmpty() && (" " + name + " ").contains(" " + typed + " ")) {
      return 1;
    }
    return Math.abs(typed.length() - name.length()) > Math.max(2, typed.length() / 3)
        ? Integer.MAX_VALUE
        : Spelling.distance(typed, name);
  }
}
