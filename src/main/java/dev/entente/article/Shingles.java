package dev.entente.article;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * How alike two texts are, by the runs of four words that they share (Broder 1997). Words are
 * letters and digits whatever their case; a sign of a script that writes no spaces is a word.
 */
public final class Shingles {

  private static final int WORDS = 4;

  private Shingles() {}

  /** Jaccard similarity of the sets of shingles, 0 to 1; 1 for two texts without words. */
  public static double similarity(String one, String other) {
    return similarity(of(one), of(other));
  }

  /** As {@link #similarity(String, String)}, of what {@link #of} gives. */
  static double similarity(long[] one, long[] other) {
    if (one.length == 0 && other.length == 0) {
      return 1;
    }
    int both = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int order = Long.compare(one[i], other[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) both / (one.length + other.length - both);
  }

  /** 64 bits of each shingle, ascending, each once; a text of fewer words is one shingle. */
  static long[] of(String text) {
    long[] words = words(text);
    if (words.length == 0) {
      return words;
    }
    long[] shingles = new long[Math.max(1, words.length - WORDS + 1)];
    for (int i = 0; i < shingles.length; i++) {
      long hash = 0;
      for (int j = i; j < Math.min(words.length, i + WORDS); j++) {
        hash = mix(hash * 31 + words[j]);
      }
      shingles[i] = hash;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  private static long[] words(String text) {
    long[] words = new long[Math.max(4, text.length() / 4)];
    int count = 0;
    long word = 0;
    for (int i = 0; i <= text.length(); ) {
      int point = i < text.length() ? text.codePointAt(i) : ' ';
      boolean alone = isAlone(point);
      boolean inWord = !alone && (Character.isLetterOrDigit(point) || isMark(point));
      if (!inWord && word != 0) {
        words = count == words.length ? Arrays.copyOf(words, 2 * count) : words;
        words[count++] = word;
        word = 0;
      }
      if (inWord) {
        word = mix(word + 1 + Character.toLowerCase(point));
      } else if (alone) {
        words = count == words.length ? Arrays.copyOf(words, 2 * count) : words;
        words[count++] = mix(point);
      }
      i += Character.charCount(point);
    }
    return Arrays.copyOf(words, count);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAlone(int point) {
    if (point < 0x0E00 || !Character.isLetter(point)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(point);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.THAI
        || script == UnicodeScript.LAO
        || script == UnicodeScript.KHMER
        || script == UnicodeScript.MYANMAR;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit. */
  static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
