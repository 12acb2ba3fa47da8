package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a sentence says as well without, and the parser trips over: marks around words quoted
 * inside a clause, and the year of a date.
 */
final class Unread {

  private final List<Token> tokens;
  private final List<Integer> words;
  private final List<Integer> found = new ArrayList<>();

  private Unread(List<Token> tokens, List<Integer> words) {
    this.tokens = tokens;
    this.words = words;
  }

  /** The words of a stretch that only the parser passes over, in order. */
  static List<Integer> of(List<Token> tokens, List<Integer> words) {
    Unread sentence = new Unread(tokens, words);
    for (int at = 1; at < words.size() - 1; at++) {
      sentence.marks(at);
      sentence.yearOfDay(at);
    }
    return sentence.found.stream().sorted().toList();
  }

  /** "said B had "long armed the rebels", "dismissed as "fiction" a report": no new sentence. */
  private void marks(int open) {
    if (!isMark(open) || found.contains(words.get(open)) || !isWord(open - 1)) {
      return;
    }
    Optional<Integer> close = Optional.empty();
    boolean verb = false;
    for (int at = open + 1; at < words.size() && close.isEmpty(); at++) {
      verb |= token(at).isVerb();
      close = isMark(at) ? Optional.of(at) : close;
    }
    boolean name = word(open - 1).equals("as") && close.filter(it -> it == open + 2).isPresent();
    if (close.isPresent() && (verb || name)) {
      found.add(words.get(open));
      found.add(words.get(close.get()));
    }
  }

  /** "the May 3, 2021, attack": both commas are the year's. */
  private void yearOfDay(int comma) {
    boolean year =
        comma > 1
            && comma + 2 < words.size()
            && word(comma).equals(",")
            && word(comma - 1).matches("[1-3]?\\d")
            && token(comma - 2).isMonth()
            && word(comma + 1).matches("[12]\\d{3}");
    if (!year) {
      return;
    }
    found.add(words.get(comma));
    found.add(words.get(comma + 1));
    if (word(comma + 2).equals(",")
        && comma + 3 < words.size()
        && token(comma + 3).tag().matches("NNS?|JJ")) {
      found.add(words.get(comma + 2));
    }
  }

  private Token token(int at) {
    return tokens.get(words.get(at));
  }

  private String word(int at) {
    return token(at).word();
  }

  private boolean isMark(int at) {
    return word(at).matches("\"|``|''|\u201C|\u201D");
  }

  private boolean isWord(int at) {
    return Character.isLetterOrDigit(word(at).charAt(word(at).length() - 1));
  }
}
