package dev.entente.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.queryparser.classic.QueryParserBase;

/**
 * Turns what people type into a search box into a query of Lucene's that finds all of the words.
 */
final class SearchWords {

  private static final int MOST = 20;
  private static final int LONGEST = 100;

  private SearchWords() {}

  /**
   * All words must occur, the last one may be the beginning of one, as it is while somebody types;
   * nothing that is typed means anything else than itself.
   *
   * @throws QueryException if there is no word in it, or too many
   */
  static String query(String typed) {
    List<String> words = new ArrayList<>();
    for (String piece : typed.strip().split("\\s+")) {
      String word = piece.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
      if (!word.isEmpty()) {
        words.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
      }
    }
    if (words.isEmpty()) {
      throw new QueryException("there is no word to search for; give some letters");
    }
    if (words.size() > MOST) {
      throw new QueryException("a search takes up to %d words".formatted(MOST));
    }
    String last = words.remove(words.size() - 1);
    String begun =
        isPlain(last) ? "(%1$s^2 %1$s*)".formatted(last.toLowerCase(Locale.ROOT)) : phrase(last);
    return words.stream().map(word -> "+" + phrase(word) + " ").collect(Collectors.joining())
        + "+"
        + begun;
  }

  private static boolean isPlain(String word) {
    return word.matches("[\\p{L}\\p{N}\\p{M}]+");
  }

  /** What the analyzer divides must stand together. */
  private static String phrase(String word) {
    return '"' + QueryParserBase.escape(word) + '"';
  }
}
