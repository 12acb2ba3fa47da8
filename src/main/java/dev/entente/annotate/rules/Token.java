package dev.entente.annotate.rules;

import dev.entente.article.Span;
import edu.stanford.nlp.process.Morphology;
import java.util.Locale;
import java.util.Set;

/**
 * A word of a sentence.
 *
 * @param index its place in the sentence, from 0
 * @param span where it stands in the article's text
 * @param lemma dictionary form in lower case
 * @param tag Penn Treebank part of speech
 * @param name kind of named entity by the tagger: PERSON, ORGANIZATION, LOCATION, or O
 */
record Token(int index, Span span, String word, String lemma, String tag, String name) {

  private static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final Set<String> MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** The same word with another tag and the lemma that it has then. */
  Token readAs(String otherTag) {
    String read = Morphology.lemmaStatic(word.toLowerCase(Locale.ROOT), otherTag, true);
    return new Token(index, span, word, read, otherTag, name);
  }

  boolean isVerb() {
    return tag.startsWith("VB");
  }

  boolean isNoun() {
    return tag.startsWith("NN");
  }

  boolean isAdjective() {
    return tag.startsWith("JJ");
  }

  boolean isPlural() {
    return tag.equals("NNS") || tag.equals("NNPS");
  }

  boolean isWeekday() {
    return WEEKDAYS.contains(lemma);
  }

  boolean isMonth() {
    return MONTHS.contains(lemma);
  }
}
