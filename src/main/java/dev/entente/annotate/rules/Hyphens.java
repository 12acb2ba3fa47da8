package dev.entente.annotate.rules;

import dev.entente.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Words with hyphens, which CoreNLP takes apart ("build", "-", "up"), as the one word that the
 * lexicon knows: "build-up", or "airstrike" for "air-strike".
 */
final class Hyphens {

  /** Longest such word, its hyphens counted: "tit-for-tat". */
  private static final int LONGEST = 5;

  private Hyphens() {}

  static List<Token> joined(List<Token> words, Lexicon lexicon) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int at = i;
      Token word = words.get(at);
      Optional<Token> whole = Optional.empty();
      int length = 1;
      for (int parts = LONGEST; parts > 1 && whole.isEmpty(); parts -= 2) {
        length = parts;
        whole = whole(words, at, parts, tokens.size(), lexicon);
      }
      if (whole.isEmpty()) {
        length = 1;
        whole =
            Optional.of(
                new Token(
                    tokens.size(),
                    word.span(),
                    word.word(),
                    word.lemma(),
                    word.tag(),
                    word.name()));
      }
      tokens.add(whole.get());
      i += length;
    }
    return tokens;
  }

  private static Optional<Token> whole(
      List<Token> words, int begin, int length, int index, Lexicon lexicon) {
    if (begin + length > words.size()) {
      return Optional.empty();
    }
    StringBuilder written = new StringBuilder(words.get(begin).word());
    StringBuilder before = new StringBuilder(words.get(begin).word().toLowerCase(Locale.ROOT));
    for (int i = begin + 1; i < begin + length; i++) {
      Token token = words.get(i);
      boolean hyphen = (i - begin) % 2 == 1;
      if (token.span().begin() != words.get(i - 1).span().end()
          || hyphen != token.word().equals("-")) {
        return Optional.empty();
      }
      written.append(token.word());
      if (i < begin + length - 1) {
        before.append(token.word().toLowerCase(Locale.ROOT));
      }
    }
    Token last = words.get(begin + length - 1);
    String tag = tag(last);
    String end =
        tag.equals("NNS") && last.lemma().equals(last.word().toLowerCase(Locale.ROOT))
            ? last.lemma().substring(0, last.lemma().length() - 1)
            : last.lemma();
    for (String lemma : List.of(before + end, before.toString().replace("-", "") + end)) {
      if (lexicon.knows(lemma)) {
        return Optional.of(
            new Token(
                index,
                new Span(words.get(begin).span().begin(), last.span().end()),
                written.toString(),
                lemma,
                tag,
                "O"));
      }
    }
    return Optional.empty();
  }

  /** A word made with a particle is a noun: "sit-in", "walk-outs". */
  private static String tag(Token last) {
    if (last.isNoun() || last.isVerb() || last.isAdjective()) {
      return last.tag().replace("NNP", "NN");
    }
    return last.word().endsWith("s") ? "NNS" : "NN";
  }
}
