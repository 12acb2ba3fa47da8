package dev.entente.serve;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Regular expressions of SPARQL (XPath and XQuery Functions, section 5.6.1) as automata whose time
 * grows with the text alone. Java's own may try more ways than there are atoms, and nothing can
 * stop it where it looks at no character, so what only Java's can read is refused.
 */
final class LinearPattern {

  private static final int LONGEST = 2_000;

  /** Steps that one character of a text may take, as counted repetitions are written out. */
  private static final int MOST_STEPS = 10_000;

  private LinearPattern() {}

  /**
   * @param flags of XPath: any of {@code s}, {@code m}, {@code i}, {@code x}, {@code q}
   * @throws Problem if it is no such expression, or takes too much
   */
  static Pattern compile(String expression, String flags) {
    if (expression.length() > LONGEST) {
      throw refused(expression, "it has more than %,d characters".formatted(LONGEST));
    }
    int mask = 0;
    String words = expression;
    for (char flag : flags.toCharArray()) {
      switch (flag) {
        case 'i' -> mask |= Pattern.CASE_INSENSITIVE;
        case 's' -> mask |= Pattern.DOTALL;
        case 'm' -> mask |= Pattern.MULTILINE;
        case 'x', 'q' -> {}
        default -> throw refused(expression, "the flags are any of s, m, i, x, q");
      }
    }
    if (flags.indexOf('q') >= 0) {
      words = Pattern.quote(words);
    } else {
      words = flags.indexOf('x') >= 0 ? withoutSpace(words) : words;
      requireReadable(words);
    }
    try {
      Pattern pattern = Pattern.compile(words, mask);
      if (pattern.programSize() > 2 * MOST_STEPS) {
        throw refused(expression, "its repetitions are too large");
      }
      return pattern;
    } catch (PatternSyntaxException wrong) {
      throw refused(
          expression,
          String.valueOf(wrong.getDescription()).toLowerCase(Locale.ROOT)
              + "; references back and looking around are not taken");
    }
  }

  /** What both kinds read, but not alike, and what would be written out too long. */
  private static void requireReadable(String words) {
    if (words.contains("&&") || words.contains("-[") || words.contains("\\Q")) {
      throw refused(words, "intersections and differences of classes are not taken");
    }
    if (steps(words) > MOST_STEPS) {
      throw refused(words, "its repetitions are too large");
    }
  }

  /** How long it is with its counted repetitions written out, at least. */
  private static long steps(String words) {
    Deque<Long> outer = new ArrayDeque<>();
    long before = 0;
    long atom = 0;
    int i = 0;
    while (i < words.length()) {
      char c = words.charAt(i);
      int next = i + 1;
      switch (c) {
        case '\\' -> {
          before += atom;
          atom = 1;
          next = i + 2;
        }
        case '[' -> {
          before += atom;
          atom = 1;
          next = afterClass(words, i);
        }
        case '(' -> {
          outer.push(before + atom);
          before = 0;
          atom = 0;
        }
        case ')' -> {
          atom = before + atom + 1;
          before = outer.isEmpty() ? 0 : outer.pop();
        }
        case '{' -> {
          int end = words.indexOf('}', i);
          String counts = end < 0 ? "" : words.substring(i + 1, end);
          if (counts.matches("\\d+(,\\d*)?")) {
            atom = Math.min(Integer.MAX_VALUE, atom * largest(counts));
            next = end + 1;
          } else {
            before += atom;
            atom = 1;
          }
        }
        case '*', '+', '?' -> {}
        default -> {
          before += atom;
          atom = 1;
        }
      }
      i = next;
    }
    return outer.stream().mapToLong(Long::longValue).sum() + before + atom;
  }

  private static long largest(String counts) {
    long largest = 1;
    for (String count : counts.split(",")) {
      largest = Math.max(largest, count.length() > 6 ? 1_000_000 : Long.parseLong(count));
    }
    return largest + 1;
  }

  private static int afterClass(String words, int begin) {
    int i = begin + 1;
    if (i < words.length() && words.charAt(i) == '^') {
      i++;
    }
    // A bracket that comes first is one of the class.
    i++;
    while (i < words.length() && words.charAt(i) != ']') {
      i += words.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  /** Flag x: white space outside of classes is left out. */
  private static String withoutSpace(String words) {
    StringBuilder kept = new StringBuilder();
    int i = 0;
    while (i < words.length()) {
      char c = words.charAt(i);
      int next = c == '\\' ? i + 2 : c == '[' ? afterClass(words, i) : i + 1;
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        kept.append(words, i, Math.min(next, words.length()));
      }
      i = next;
    }
    return kept.toString();
  }

  private static Problem refused(String expression, String why) {
    return new Problem(
        Problem.BAD_REQUEST,
        "the regular expression '%s' is not taken: %s"
            .formatted(Replies.printable(expression), why));
  }
}
