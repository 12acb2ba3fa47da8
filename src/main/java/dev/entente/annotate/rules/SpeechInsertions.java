package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Insertions.Insertion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who says so where that is inserted between commas in the middle of what is said: "were, a
 * guard testified, on good terms", "agents, some of whom, the report says, were armed".
 */
final class SpeechInsertions {

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP");

  /** Words of the longest speaker, with what is added to the name. */
  private static final int SPEAKER = 12;

  /** Words of the longest speaker without commas around, with the pronoun and the verb. */
  private static final int SHORT = 7;

  /** Words of the longest "told reporters in the capital". */
  private static final int AFTER = 7;

  private SpeechInsertions() {}

  /** The insertion that begins behind a comma, with its place in the sentence still open. */
  static @Nullable Insertion at(
      List<Token> tokens, int begin, int end, int comma, Lexicon lexicon) {
    if (comma + 3 >= end || !isComma(tokens, comma)) {
      return null;
    }
    int verb = verb(tokens, comma + 1, end, lexicon);
    if (verb < 0) {
      return null;
    }
    boolean inverted = verb == comma + 1;
    for (int i = verb + 1; i < Math.min(end - 1, verb + AFTER); i++) {
      Token token = tokens.get(i);
      if (isComma(tokens, i)) {
        boolean closed = i > verb + 1 || !inverted;
        return closed && goesOn(tokens, i, end, lexicon) && isOpen(tokens, begin, comma)
            ? new Insertion(comma + 1, i, anchor(tokens, begin, comma), "parataxis")
            : null;
      }
      if (token.isVerb()
          || isQuote(token)
          || token.tag().startsWith("W")
          || token.lemma().matches("that|;|:|if|whether|as|and|but")) {
        return null;
      }
    }
    return null;
  }

  /** "rebels who A says hold the town": who says so stands between the pronoun and its verb. */
  static @Nullable Insertion behindPronoun(
      List<Token> tokens, int end, int pronoun, Lexicon lexicon) {
    if (!tokens.get(pronoun).tag().matches("WP|WDT") || pronoun + 3 >= end) {
      return null;
    }
    int verb = verb(tokens, pronoun + 1, Math.min(end, pronoun + SHORT), lexicon);
    return verb > pronoun + 1 && verb + 1 < end && tokens.get(verb + 1).tag().matches("VB[DPZ]|MD")
        ? new Insertion(pronoun + 1, verb + 1, pronoun, "parataxis", false)
        : null;
  }

  /** The verb of speech behind nothing but its speaker, or -1. */
  private static int verb(List<Token> tokens, int begin, int end, Lexicon lexicon) {
    boolean named = false;
    for (int i = begin; i < Math.min(end - 1, begin + SPEAKER); i++) {
      Token token = tokens.get(i);
      boolean perfect =
          token.lemma().equals("have") && tokens.get(i + 1).tag().matches("VBN|VBD") && named;
      if (perfect && isSpeech(tokens.get(i + 1), lexicon)) {
        return i + 1;
      }
      if (FINITE.contains(token.tag()) && isSpeech(token, lexicon)) {
        return named && isBehindName(tokens, i) || i == begin ? i : -1;
      }
      if (token.isVerb()
          || isQuote(token)
          || token.tag().matches("W.*|MD|TO|CC")
          || token.lemma().matches("that|;|:|if|whether|as")
          || i == begin && token.tag().matches("IN|RB.*")) {
        return -1;
      }
      named |= token.isNoun() || token.tag().equals("PRP");
    }
    return -1;
  }

  private static boolean isSpeech(Token token, Lexicon lexicon) {
    return lexicon.cues(token).stream()
        .anyMatch(cue ->
            lexicon.isSaying(cue, token) && cue.attributes() && cue.scope().contains("comp"));
  }

  private static boolean isBehindName(List<Token> tokens, int verb) {
    Token before = tokens.get(verb - 1);
    return before.isNoun() || before.tag().matches("PRP|RB|CD|VBN") || before.word().equals(",");
  }

  /** Whether what is said still lacks something before the comma: a verb, or what comes after. */
  private static boolean isOpen(List<Token> tokens, int begin, int comma) {
    if (comma <= begin) {
      return false;
    }
    Token before = tokens.get(comma - 1);
    return !isQuote(before) && !before.word().matches("[.;:]");
  }

  /** Behind the insertion no new clause begins with "that", "but" or a quotation. */
  private static boolean goesOn(List<Token> tokens, int comma, int end, Lexicon lexicon) {
    if (comma + 1 >= end) {
      return false;
    }
    Token next = tokens.get(comma + 1);
    if (next.lemma().matches("an?") && comma + 2 < end) {
      // "…, a claim that B rejected"
      return ToldActs.isActOrWord(lexicon, tokens.get(comma + 2).lemma());
    }
    boolean verbBefore = FINITE.contains(next.tag()) || next.tag().matches("MD|VB|VBN");
    return verbBefore
        || next.tag().matches("W.*|IN|TO")
            && !next.lemma()
                .matches("that|because|although|though|while|as|if|unless|since|after|before");
  }

  /** "…, some of whom, the report says, were": the word before, which the insertion tears off. */
  private static int anchor(List<Token> tokens, int begin, int comma) {
    return Math.max(begin, comma - 1);
  }

  private static boolean isComma(List<Token> tokens, int index) {
    return tokens.get(index).word().equals(",");
  }

  private static boolean isQuote(Token token) {
    return token.word().matches("[\"\u201C\u201D]|``|''");
  }
}
