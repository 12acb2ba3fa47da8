package dev.entente.store;

import java.util.HashSet;
import java.util.Set;

/** How alike two texts are, by the runs of four words that they share (Broder 1997). */
final class Shingles {

  private static final int WORDS = 4;

  private Shingles() {}

  /** Jaccard similarity of the sets of shingles, 0 to 1; 1 for two texts without words. */
  static double similarity(String one, String other) {
    Set<String> first = of(one);
    Set<String> second = of(other);
    if (first.isEmpty() && second.isEmpty()) {
      return 1;
    }
    Set<String> both = new HashSet<>(first);
    both.retainAll(second);
    return (double) both.size() / (first.size() + second.size() - both.size());
  }

  private static Set<String> of(String text) {
    String[] words = text.strip().split("\\s+");
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + WORDS <= words.length; i++) {
      shingles.add(String.join(" ", java.util.Arrays.copyOfRange(words, i, i + WORDS)));
    }
    if (shingles.isEmpty() && !text.isBlank()) {
      shingles.add(String.join(" ", words));
    }
    return shingles;
  }
}
