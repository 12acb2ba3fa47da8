package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds where "that" was left out behind a verb that reports ("B said A was at fault"): without it
 * the parser takes the subject of what is said for the object of saying it.
 */
final class LeftOutThat {

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP", "MD");

  /** Longest subject of what is said, in words. */
  private static final int LONGEST = 22;

  private final List<Token> words;
  private final Lexicon lexicon;

  private LeftOutThat(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** Places in the list before which the word is missing, in order. */
  static List<Integer> in(List<Token> words, Lexicon lexicon) {
    LeftOutThat sentence = new LeftOutThat(words, lexicon);
    List<Integer> places = new ArrayList<>();
    for (int verb = 0; verb < words.size() - 2; verb++) {
      if (sentence.reports(verb)) {
        int clause = sentence.afterDay(verb + 1);
        if (sentence.beginsClause(clause, clause > verb + 1)) {
          places.add(clause);
        }
      }
    }
    return places;
  }

  private boolean reports(int verb) {
    Token token = words.get(verb);
    return token.isVerb()
        && !token.tag().equals("VBN")
        && lexicon.words("reporting").contains(token.lemma())
        && !isRelative(verb);
  }

  /** "the planes that it said B sold", "what he said was a threat": the clause lacks a noun. */
  private boolean isRelative(int verb) {
    for (int i = verb - 1; i >= Math.max(0, verb - 4); i--) {
      String tag = tag(i);
      if (tag.startsWith("W")) {
        return true;
      }
      if (tag.startsWith("PRP")) {
        return i > 0 && words.get(i - 1).isNoun();
      }
      if (tag.matches("[,.:]")) {
        return false;
      }
    }
    return false;
  }

  private int afterDay(int at) {
    int day = word(at).equals("on") ? at + 1 : at;
    if (day >= words.size() || !words.get(day).isWeekday()) {
      return at;
    }
    return day + 1;
  }

  /**
   * @param apart whether a day stands before, behind which a pronoun is misread too, as it is
   *     before "would" ("warned it would")
   */
  private boolean beginsClause(int begin, boolean apart) {
    if (begin >= words.size()) {
      return false;
    }
    if (tag(begin).equals("PRP")) {
      boolean would =
          tag(begin + 1).equals("MD")
              && lexicon.words("warning").contains(words.get(begin - 1).lemma());
      return would || apart && FINITE.contains(tag(begin + 1));
    }
    boolean noun = false;
    for (int i = begin; i < Math.min(words.size(), begin + LONGEST); i++) {
      String tag = tag(i);
      if (FINITE.contains(tag)) {
        // "announced a ban on firms said to work for B"
        boolean supposed =
            word(i + 1).equals("to") && words.get(i).lemma().matches("say|think|know");
        return noun && !tag(i - 1).matches("CC|TO") && !supposed;
      }
      noun |= words.get(i).isNoun();
      boolean inside =
          tag.matches("P?DT|PRP\\$|JJ.?|NN.*|CD|POS|CC|\\$|HYPH")
              || tag.equals("IN") && noun && !word(i).matches("that|if|whether|because|as|while")
              || word(i).equals("-")
              || word(i).equals(",")
                  && noun
                  && tag(i - 1).startsWith("NNP")
                  && tag(i + 1).startsWith("NNP");
      if (!inside) {
        return false;
      }
    }
    return false;
  }

  private String tag(int at) {
    return at >= 0 && at < words.size() ? words.get(at).tag() : "";
  }

  private String word(int at) {
    return at < words.size() ? words.get(at).word() : "";
  }
}
