package dev.entente.annotate.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The word classes that the lexicon tells apart. */
enum PartOfSpeech {
  VERB,
  NOUN,
  ADJ,
  ADV,
  AUX,
  DET,
  MARK,
  PHRASE;

  /**
   * @throws IllegalArgumentException if the word is none of them
   */
  static PartOfSpeech parse(String word) {
    for (PartOfSpeech pos : values()) {
      if (pos.name().toLowerCase(Locale.ROOT).equals(word.strip())) {
        return pos;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no part of speech; it is one of %s"
            .formatted(
                word,
                Arrays.stream(values())
                    .map(pos -> pos.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }

  /** Whether a word of the Penn tag can be of this class. */
  boolean fits(Token token) {
    return switch (this) {
      case VERB -> token.isVerb();
      case NOUN -> token.isNoun();
      case ADJ -> token.isAdjective() || token.tag().equals("VBN") || token.tag().equals("VBG");
      case ADV -> token.tag().startsWith("RB") || token.isAdjective();
      case AUX -> token.tag().equals("MD") || token.isVerb();
      case DET -> token.tag().matches("P?DT|CC") || token.isAdjective();
      case MARK -> token.tag().equals("IN") || token.tag().startsWith("W");
      case PHRASE -> true;
    };
  }
}
