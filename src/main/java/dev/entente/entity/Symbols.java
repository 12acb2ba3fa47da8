package dev.entente.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers for folded words, looked up from a character buffer without making a string; written to
 * while tables load, read by any number of threads afterwards.
 */
final class Symbols {

  /** The number of every word that no table, lexicon or rule speaks of. */
  static final int UNKNOWN = -1;

  private int[] slots = new int[1 << 16];
  private final List<char[]> words = new ArrayList<>();

  int intern(String word) {
    char[] key = word.toCharArray();
    int found = find(key, key.length);
    if (found != UNKNOWN) {
      return found;
    }
    words.add(key);
    if (words.size() * 3 > slots.length) {
      slots = new int[slots.length * 2];
      for (int i = 0; i < words.size(); i++) {
        place(words.get(i), i);
      }
    } else {
      place(key, words.size() - 1);
    }
    return words.size() - 1;
  }

  int size() {
    return words.size();
  }

  String word(int symbol) {
    return new String(words.get(symbol));
  }

  int find(char[] buffer, int length) {
    int mask = slots.length - 1;
    int at = hash(buffer, length) & mask;
    while (slots[at] != 0) {
      char[] word = words.get(slots[at] - 1);
      if (word.length == length && same(word, buffer, length)) {
        return slots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    return UNKNOWN;
  }

  int find(String word) {
    char[] key = word.toCharArray();
    return find(key, key.length);
  }

  private void place(char[] word, int symbol) {
    int mask = slots.length - 1;
    int at = hash(word, word.length) & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = symbol + 1;
  }

  private static boolean same(char[] word, char[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (word[i] != buffer[i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(char[] buffer, int length) {
    int hash = 7;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}
