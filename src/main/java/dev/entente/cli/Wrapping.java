package dev.entente.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks words into lines; widths count Unicode characters, not UTF-16 units. */
final class Wrapping {

  private Wrapping() {}

  static int width(String words) {
    return words.codePointCount(0, words.length());
  }

  /** Lines of at most that width, broken at spaces where there are any; at least one line. */
  static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("\\s+", -1)) {
      String rest = word;
      if (!line.isEmpty() && width(line.toString()) + 1 + width(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest) > width) {
        int cut = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
