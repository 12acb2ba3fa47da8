package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Long names of states and their people written with one slip: a letter too many, too few, another
 * one, or two exchanged. First and last letter must be right, so that "Mexicana" is no Mexican.
 */
final class Misspellings {

  /** Shorter words are one letter from too many others. */
  private static final int SHORTEST = 7;

  private final Map<Integer, List<String>> byEnds = new HashMap<>();
  private final Map<String, List<Name>> names = new HashMap<>();

  /** Takes up a name, if it is one word that means nothing else. */
  void add(Name name) {
    if (name.words().length != 1 || name.words()[0].length() < SHORTEST || name.ambiguous()) {
      return;
    }
    String word = name.words()[0].toLowerCase(Locale.ROOT);
    // Ambiguous, so that a neighbour which makes it part of a longer name counts.
    Name misspelt = new Name(name.actor(), name.type(), !name.demonym(), false, name.words());
    if (names.computeIfAbsent(word, none -> new ArrayList<>()).isEmpty()) {
      byEnds.computeIfAbsent(ends(word), none -> new ArrayList<>()).add(word);
    }
    names.get(word).add(misspelt);
  }

  /** The names one slip away from a word in lower case; none where they are of several words. */
  List<Name> near(String word) {
    if (word.length() < SHORTEST) {
      return List.of();
    }
    String found = null;
    for (String candidate : byEnds.getOrDefault(ends(word), List.of())) {
      if (Math.abs(candidate.length() - word.length()) <= 1 && oneSlip(word, candidate)) {
        if (found != null) {
          return List.of();
        }
        found = candidate;
      }
    }
    return found == null ? List.of() : names.getOrDefault(found, List.of());
  }

  private static int ends(String word) {
    return word.charAt(0) << 16 | word.charAt(word.length() - 1);
  }

  private static boolean oneSlip(String word, String name) {
    int from = 0;
    int most = Math.min(word.length(), name.length());
    while (from < most && word.charAt(from) == name.charAt(from)) {
      from++;
    }
    int back = 0;
    while (back < most - from
        && word.charAt(word.length() - 1 - back) == name.charAt(name.length() - 1 - back)) {
      back++;
    }
    int inWord = word.length() - from - back;
    int inName = name.length() - from - back;
    return inWord <= 1 && inName <= 1
        || inWord == 2
            && inName == 2
            && word.charAt(from) == name.charAt(from + 1)
            && word.charAt(from + 1) == name.charAt(from);
  }
}
