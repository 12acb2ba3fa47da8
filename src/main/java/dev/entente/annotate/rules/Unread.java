package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a sentence says as well without, and the parser trips over: marks around words quoted
 * inside a clause, the year of a date, the first of two weapons.
 */
final class Unread {

  private final List<Token> tokens;
  private final List<Integer> words;
  private final Lexicon lexicon;
  private final List<Integer> found = new ArrayList<>();

  private Unread(List<Token> tokens, List<Integer> words, Lexicon lexicon) {
    this.tokens = tokens;
    this.words = words;
    this.lexicon = lexicon;
  }

  /** The words of a stretch that only the parser passes over, in order. */
  static List<Integer> of(List<Token> tokens, List<Integer> words, Lexicon lexicon) {
    Unread sentence = new Unread(tokens, words, lexicon);
    for (int at = 1; at < words.size() - 1; at++) {
      sentence.marks(at);
      sentence.yearOfDay(at);
      sentence.firstWeapon(at);
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

  /** "drone and missile attacks": one weapon will do for the parser. */
  private void firstWeapon(int and) {
    if (and + 2 < words.size()
        && word(and).equals("and")
        && isWeapon(and - 1)
        && isWeapon(and + 1)
        && token(and + 2).isNoun()
        && lexicon.words("violence").contains(token(and + 2).lemma())) {
      found.add(words.get(and - 1));
      found.add(words.get(and));
    }
  }

  private boolean isWeapon(int at) {
    Token token = token(at);
    return token.tag().matches("NN|JJ")
        && (lexicon.words("weapons").contains(token.lemma())
            || token.lemma().matches("air|ground|land|sea|naval|mortar|aerial"));
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
