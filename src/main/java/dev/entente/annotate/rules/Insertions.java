package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what is inserted between two commas before the verb of a sentence, relative clauses and
 * appositions: each is parsed on its own and hung on the noun before it, because the parser loses
 * the verb of a clause that is torn apart.
 */
final class Insertions {

  private static final Set<String> DASHES = Set.of("-", "\u2013", "\u2014", "--");

  /**
   * What stands between two commas.
   *
   * @param begin index of the first word, the one after the comma
   * @param end index of the closing comma
   * @param head index of the noun that it describes, of a participle the verb that it goes with
   * @param relation {@code acl:relcl}, {@code acl}, {@code appos}, {@code advcl} or, of who says
   *     so, {@code parataxis}
   * @param marked whether a comma or dash stands on either side of it
   */
  record Insertion(int begin, int end, int head, String relation, boolean marked) {

    Insertion(int begin, int end, int head, String relation) {
      this(begin, end, head, relation, true);
    }

    /** The first word that is not read with the sentence. */
    int from() {
      return marked ? begin - 1 : begin;
    }

    /** The first word behind it that is. */
    int to() {
      return marked ? end + 1 : end;
    }
  }

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP", "MD");
  private static final Set<String> RELATIVE = Set.of("who", "which", "whose", "whom", "where");
  private static final Set<String> PREPOSITION = Set.of("IN", "TO");

  /** Words of the longest insertion that is told apart. */
  private static final int LONGEST = 40;

  private Insertions() {}

  /** The insertions between two words of the sentence, in order, none within another. */
  static List<Insertion> of(List<Token> tokens, int begin, int end, Lexicon lexicon) {
    List<Insertion> found = new ArrayList<>();
    int i = begin;
    while (i < end - 2) {
      Insertion insertion = SpeechInsertions.at(tokens, begin, end, i, lexicon);
      if (insertion == null) {
        insertion = SpeechInsertions.behindPronoun(tokens, end, i, lexicon);
      }
      if (insertion == null) {
        insertion = at(tokens, begin, end, i, lexicon);
      }
      if (insertion == null) {
        i++;
      } else {
        found.add(insertion);
        i = insertion.to();
      }
    }
    return found;
  }

  private static @org.jspecify.annotations.Nullable Insertion at(
      List<Token> tokens, int begin, int end, int comma, Lexicon lexicon) {
    int noun = comma - 1;
    if (isDash(tokens, comma)) {
      return betweenDashes(tokens, begin, end, comma);
    }
    if (isComma(tokens, comma) && noun > begin && tokens.get(noun).tag().equals("CC")) {
      return participle(tokens, end, comma);
    }
    if (!isComma(tokens, comma) || noun < begin || !tokens.get(noun).isNoun()) {
      return null;
    }
    if (tokens.get(comma + 1).lemma().matches("while|after|before")
        && tokens.get(comma + 2).tag().equals("VBG")) {
      return participle(tokens, end, comma);
    }
    boolean relative = isRelative(tokens, comma + 1, end);
    if (tokens.get(comma + 1).tag().equals("VBN")) {
      return reduced(tokens, end, comma);
    }
    if (!relative && !beginsApposition(tokens.get(comma + 1))) {
      return null;
    }
    boolean verb = false;
    int commas = 0;
    for (int i = comma + 1; i < Math.min(end - 1, comma + LONGEST); i++) {
      Token token = tokens.get(i);
      if (token.word().matches("[;:\"\u201C\u201D]|``|''")) {
        return null;
      }
      if (isComma(tokens, i)) {
        boolean complete = relative ? verb : !verb && i - comma > 2;
        if (complete && FINITE.contains(tokens.get(i + 1).tag())) {
          int described = relative ? described(tokens, begin, noun, lexicon) : noun;
          return new Insertion(comma + 1, i, described, relative ? "acl:relcl" : "appos");
        }
        commas++;
        if (!relative || commas > 1) {
          return null;
        }
      }
      verb |= FINITE.contains(token.tag());
      if (!relative && token.isVerb()) {
        return null;
      }
    }
    return null;
  }

  /**
   * "raided a base and, ignoring warnings from B, shelled C", "the plan, while angering B, pleased
   * C": it belongs to the verb after it.
   */
  private static @org.jspecify.annotations.Nullable Insertion participle(
      List<Token> tokens, int end, int comma) {
    boolean conjoined =
        tokens.get(comma + 1).lemma().matches("while|after|before")
            && tokens.get(comma + 2).tag().equals("VBG");
    if (!tokens.get(comma + 1).tag().equals("VBG") && !conjoined) {
      return null;
    }
    for (int i = comma + 2; i < Math.min(end - 1, comma + LONGEST); i++) {
      if (isComma(tokens, i)) {
        return FINITE.contains(tokens.get(i + 1).tag())
            ? new Insertion(comma + 1, i, mainVerb(tokens, i + 1, end), "advcl")
            : null;
      }
    }
    return null;
  }

  /** "the chief, pressed on what B had done, called": a participle that describes the noun. */
  private static @org.jspecify.annotations.Nullable Insertion reduced(
      List<Token> tokens, int end, int comma) {
    for (int i = comma + 2; i < Math.min(end - 1, comma + LONGEST); i++) {
      if (tokens.get(i).word().matches("[;:\"\u201C\u201D]|``|''")) {
        return null;
      }
      if (isComma(tokens, i)) {
        return i - comma > 3 && FINITE.contains(tokens.get(i + 1).tag())
            ? new Insertion(comma + 1, i, comma - 1, "acl")
            : null;
      }
    }
    return null;
  }

  /** "the agency – a part of A – said", "B – with help from A – raided C". */
  private static @org.jspecify.annotations.Nullable Insertion betweenDashes(
      List<Token> tokens, int begin, int end, int dash) {
    int noun = dash - 1;
    if (noun < begin || !tokens.get(noun).isNoun()) {
      return null;
    }
    boolean verb = false;
    for (int i = dash + 1; i < Math.min(end - 1, dash + LONGEST); i++) {
      Token token = tokens.get(i);
      if (token.word().matches(";|:")) {
        return null;
      }
      if (isDash(tokens, i)) {
        boolean relative = isRelative(tokens, dash + 1, end);
        boolean apposition = !verb && beginsApposition(tokens.get(dash + 1));
        return i - dash < 2
            ? null
            : new Insertion(
                dash + 1, i, noun, relative ? "acl:relcl" : apposition ? "appos" : "parataxis");
      }
      verb |= token.isVerb();
    }
    return null;
  }

  /** A dash between spaces; one within a word joins it. */
  private static boolean isDash(List<Token> tokens, int at) {
    String word = tokens.get(at).word();
    return DASHES.contains(word)
        && at + 1 < tokens.size()
        && (word.matches("\u2014|--")
            || tokens.get(at - 1).span().end() < tokens.get(at).span().begin()
                && tokens.get(at).span().end() < tokens.get(at + 1).span().begin());
  }

  /** "has, while in B, long attacked": the verb behind its auxiliaries and adverbs. */
  private static int mainVerb(List<Token> tokens, int finite, int end) {
    int verb = finite;
    boolean auxiliary = tokens.get(finite).tag().equals("MD");
    for (int i = finite; i + 1 < end; i++) {
      auxiliary |= tokens.get(i).lemma().matches("have|be|do");
      boolean adverb = tokens.get(i + 1).tag().startsWith("RB");
      if (!auxiliary || !adverb && !tokens.get(i + 1).isVerb()) {
        break;
      }
      auxiliary = adverb || tokens.get(i + 1).lemma().matches("have|be|do");
      verb = adverb ? verb : i + 1;
    }
    return verb;
  }

  /** "Relatives of the hostages, who gathered outside": they gathered, not the hostages. */
  private static int described(List<Token> tokens, int begin, int noun, Lexicon lexicon) {
    boolean article = noun > begin && tokens.get(noun - 1).tag().equals("DT");
    int of = article ? noun - 2 : noun - 1;
    boolean whose =
        of > begin
            && tokens.get(of).word().equals("of")
            && tokens.get(noun + 2).word().equals("who");
    return whose
            && lexicon.triggers(tokens.get(of - 1)).stream()
                .anyMatch(trigger -> lexicon.states(trigger, "kinship"))
        ? of - 1
        : noun;
  }

  private static boolean isComma(List<Token> tokens, int index) {
    return tokens.get(index).word().equals(",");
  }

  private static boolean isRelative(List<Token> tokens, int begin, int end) {
    if (RELATIVE.contains(tokens.get(begin).lemma())) {
      return true;
    }
    return begin + 1 < end
        && PREPOSITION.contains(tokens.get(begin).tag())
        && tokens.get(begin + 1).lemma().matches("which|whom|whose");
  }

  private static boolean beginsApposition(Token first) {
    return first.lemma().matches("a|an|the") || first.tag().equals("PRP$") || first.isNoun();
  }
}
