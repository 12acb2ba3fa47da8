package dev.entente.annotate.rules;

import java.util.List;

/**
 * Finds days, durations, adverbs and brackets between words that the parser would not join across
 * them; the tree does without.
 */
final class Asides {

  private Asides() {}

  /** The word after what is left out here; the word itself where nothing is. */
  static int end(List<Token> words, int at) {
    return Math.max(
        Math.max(endOfAside(words, at), Math.max(afterAdverb(words, at), afterRemark(words, at))),
        Math.max(afterDay(words, at), afterDuration(words, at)));
  }

  /**
   * The word after "since", "long" or "both" in "has since accused" and "have long called": the
   * parser takes these for a conjunction or an adjective and the clause falls apart.
   */
  private static int afterAdverb(List<Token> words, int at) {
    boolean between =
        at > 0
            && at + 1 < words.size()
            && words.get(at).word().matches("since|long|both")
            && words.get(at - 1).lemma().equals("have")
            && words.get(at + 1).tag().matches("VBN|VBD|RB");
    return between ? at + 1 : at;
  }

  /** The word after ", however," in "has, however, rejected": an adverb that joins sentences. */
  private static int afterRemark(List<Token> words, int at) {
    boolean between =
        at > 0
            && at + 3 < words.size()
            && words.get(at).word().equals(",")
            && words.get(at - 1).lemma().matches("have|be|do|will|would|can|could|may|must")
            && words.get(at + 1).tag().equals("RB")
            && words.get(at + 2).word().equals(",")
            && words.get(at + 3).tag().matches("VB.*|RB");
    return between ? at + 3 : at;
  }

  /** Longest "for the past two years" that may part an auxiliary from its verb, in words. */
  private static final int DURATION = 6;

  /** The word after "for months" in "has for months accused B", which the parser cannot join. */
  private static int afterDuration(List<Token> words, int at) {
    if (at == 0
        || !words.get(at - 1).lemma().equals("have")
        || !words.get(at).lemma().matches("for|since|in|over|during|until|at")) {
      return at;
    }
    for (int i = at + 1; i < Math.min(words.size() - 1, at + DURATION); i++) {
      Token token = words.get(i);
      if (token
              .lemma()
              .matches("years?|month|week|day|decade|hour|time|past|then|now|once|[12]\\d{3}")
          && words.get(i + 1).tag().matches("VBN|VBD|RB")) {
        return i + 1;
      }
      if (!token.tag().matches("DT|CD|JJ|RB|CC|NNS?|PRP\\$")) {
        return at;
      }
    }
    return at;
  }

  /**
   * The word after "on Monday", "on Sunday evening", "late Sunday", "Monday" or "since June" before
   * what the parser would lose behind it ("agreed on Monday to meet", "decided Monday to send",
   * "has since June been urging"): the rules read nothing from a day.
   */
  private static int afterDay(List<Token> words, int at) {
    if (at == 0 || at + 2 >= words.size()) {
      return at;
    }
    if (words.get(at).isWeekday()
        && (words.get(at - 1).isVerb() || words.get(at - 1).tag().matches("NNS?|RP"))) {
      String next = words.get(at + 1).tag();
      return next.matches("TO|IN|VB.?|RB|MD")
              || words.get(at - 1).isVerb() && next.matches("DT|PRP.?|JJ|NN.*|CD")
          ? at + 1
          : at;
    }
    Token day = words.get(at + 1);
    int after = at + 2;
    if (words.get(at).word().matches("late|early") && day.isWeekday()) {
      return words.get(at - 1).isVerb() && words.get(after).tag().matches("TO|IN") ? after : at;
    }
    if (words.get(at).word().equals("since") && (day.isWeekday() || day.isMonth())) {
      return words.get(at - 1).isVerb() && words.get(after).isVerb() ? after : at;
    }
    if (!words.get(at).word().equals("on") || !day.isWeekday()) {
      return at;
    }
    if (words.get(after).lemma().matches("morning|afternoon|evening|night")) {
      after++;
    }
    return words.get(after).tag().matches("TO|IN|VB.?|RB")
            || words.get(at - 1).isVerb() && words.get(after).tag().matches("DT|PRP.?|JJ|NN.*")
        ? after
        : at;
  }

  /** Longest aside in brackets that is left out of the tree, in words. */
  private static final int ASIDE = 8;

  /**
   * The word after an aside in brackets that begins here, such as an acronym or an amount: it says
   * nothing that the rules read, and tears the clause around it apart.
   */
  private static int endOfAside(List<Token> words, int begin) {
    String open = words.get(begin).word();
    if (begin == 0 || !(open.equals("(") || open.equals("-LRB-") || open.equals("["))) {
      return begin;
    }
    for (int i = begin + 1; i < words.size() && i <= begin + ASIDE + 1; i++) {
      String word = words.get(i).word();
      if (word.equals(")") || word.equals("-RRB-") || word.equals("]")) {
        return i + 1;
      }
    }
    return begin;
  }
}
