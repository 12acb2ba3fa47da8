package dev.entente.annotate;

import dev.entente.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds where a quote stands in a text, and where it nearly does. */
final class Quotes {

  private Quotes() {}

  /** Everywhere the quote stands letter by letter; overlapping places count. */
  static List<Span> places(String text, String quote) {
    List<Span> places = new ArrayList<>();
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      places.add(new Span(at, at + quote.length()));
    }
    return places;
  }

  /**
   * The first place where the same words stand when spaces, case, dashes and the shapes of
   * quotation marks and apostrophes do not count.
   */
  static Optional<Span> near(String text, String quote) {
    String wanted =
        folded(
            quote,
            position -> {
              return true;
            });
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> origin = new ArrayList<>();
    String folded =
        folded(
            text,
            position -> {
              origin.add(position);
              return true;
            });
    int at = folded.indexOf(wanted);
    return at < 0
        ? Optional.empty()
        : Optional.of(new Span(origin.get(at), origin.get(at + wanted.length() - 1) + 1));
  }

  /** Letters, digits and signs that count, each reported with the position it stood at. */
  private static String folded(String text, IntPredicate keep) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      boolean counts =
          !Character.isWhitespace(c) && c != '\u00A0' && "'\"‘’‚‛“”„«»`´-‐‑–—".indexOf(c) < 0;
      if (counts && keep.test(i)) {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
