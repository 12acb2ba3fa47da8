package dev.entente.annotate.rules;

import java.util.List;
import java.util.Set;

/** Tells what a sentence says from who is named behind it as saying so: "…, the minister said." */
final class SpeakerTails {

  private SpeakerTails() {}

  /** Longest "…, the minister told reporters on Tuesday." that is parsed on its own, in words. */
  private static final int TAIL = 18;

  /** The longest description of whoever speaks at the end, in words. */
  private static final int TITLE = 12;

  /**
   * Where the speaker begins who is named behind what is said: parsed together, the parser takes
   * the last noun before the comma for the subject of "said".
   *
   * @return the index of the comma, or the number of words where there is no such tail
   */
  static int begin(List<Token> tokens, Lexicon lexicon) {
    for (int comma = tokens.size() - 3; comma > 2 && comma >= tokens.size() - TAIL; comma--) {
      if (!tokens.get(comma).word().equals(",") && !isQuote(tokens.get(comma))) {
        continue;
      }
      List<Token> rest = tokens.subList(comma + 1, tokens.size());
      Token first = rest.getFirst();
      if (first.word().equals(",")
          || first.tag().startsWith("W")
          || first.tag().equals("CC")
          || first.tag().equals("IN")
          || first.tag().equals("VBG")
          || first.tag().equals("VBN")
          // "…, the head of the agency, A, told reporters": who did stands before.
          || first.isVerb() && lexicon.words("addressing").contains(first.lemma())) {
        continue;
      }
      List<Token> verbs =
          spoken(
              rest,
              beforeParticiple(rest).stream()
                  .filter(token -> Set.of("VBD", "VBZ", "VBP", "MD", "VB").contains(token.tag()))
                  .toList());
      boolean named =
          rest.stream()
              .anyMatch(token -> token.isNoun() && !isDate(token) || token.tag().equals("PRP"));
      // "…, the mission, known as A, said in a statement": who did stands before.
      if (first.isVerb() && rest.get(1).tag().matches("IN|RB")) {
        continue;
      }
      // "received the leader, A, in May and assured him": no speaker behind what is said
      int verb = verbs.isEmpty() ? 0 : rest.indexOf(verbs.getFirst());
      if (verb > 1 && rest.get(verb - 1).tag().equals("CC")) {
        continue;
      }
      if (verbs.size() == 1
          && named
          && lexicon.cues(verbs.getFirst()).stream()
              .anyMatch(cue -> lexicon.isTelling(cue, verbs.getLast()))
          && isWithoutObject(rest, verbs.getLast(), lexicon)
          && tokens.subList(0, comma).stream().anyMatch(Token::isVerb)) {
        return beforeTitle(tokens, comma);
      }
      if (!verbs.isEmpty() && named) {
        return tokens.size();
      }
    }
    return tokens.size();
  }

  /** "…, the head of the agency, A, said", ""…," A, the head of it, said": one who speaks. */
  private static int beforeTitle(List<Token> tokens, int comma) {
    boolean named =
        comma + 2 < tokens.size()
            && tokens.get(comma).word().equals(",")
            && tokens.get(comma + 1).tag().startsWith("NNP")
            && tokens.get(comma + 2).word().equals(",");
    int begin = comma - 1;
    while (begin > 2 && comma - begin < TITLE && !tokens.get(begin).word().equals(",")) {
      Token token = tokens.get(begin);
      if (begin < comma - 1 && isQuote(token) && tokens.get(begin - 1).word().equals(",")) {
        return begin;
      }
      if (token.isVerb() || token.tag().matches("W.*|''|``|CC|TO")) {
        return comma;
      }
      begin--;
    }
    boolean titled =
        named
            && tokens.get(begin).word().equals(",")
            && tokens.get(begin + 1).word().equals("the")
            && tokens.subList(0, begin).stream().anyMatch(Token::isVerb);
    return titled ? begin : comma;
  }

  private static boolean isQuote(Token token) {
    return token.word().matches("''|\"|\u201D");
  }

  private static boolean isDate(Token token) {
    return token.isWeekday() || token.isMonth();
  }

  /** Without what is added to speaking: "told lawmakers, calling the case settled". */
  private static List<Token> beforeParticiple(List<Token> rest) {
    for (int i = 2; i + 1 < rest.size(); i++) {
      if (rest.get(i).word().equals(",") && rest.get(i + 1).tag().equals("VBG")) {
        return rest.subList(0, i);
      }
    }
    return rest;
  }

  /** "…, prosecutors allege", "…, the agency revealed on Friday", not "…, accused A of theft". */
  private static boolean isWithoutObject(List<Token> rest, Token verb, Lexicon lexicon) {
    boolean says =
        lexicon.cues(verb).stream()
            .anyMatch(cue -> cue.type() == Cue.Type.SPEECH && cue.attributes());
    int next = rest.indexOf(verb) + 1;
    return says || next >= rest.size() || rest.get(next).tag().matches("IN|RB|TO|[.,:]|''");
  }

  /** The verbs without those of a clause that tells who speaks: "officials who saw it said". */
  private static List<Token> spoken(List<Token> rest, List<Token> verbs) {
    return verbs.size() > 1 && isDescribedSpeaker(rest, verbs) ? List.of(verbs.getLast()) : verbs;
  }

  private static boolean isDescribedSpeaker(List<Token> rest, List<Token> verbs) {
    int first = rest.indexOf(verbs.getFirst());
    for (int i = 1; i < first; i++) {
      if (rest.get(i).lemma().equals("who")) {
        return rest.subList(0, i).stream().anyMatch(Token::isNoun)
            && rest.get(i - 1).isNoun()
            && rest.stream().filter(token -> token.tag().startsWith("W")).count() == 1;
      }
    }
    return false;
  }
}
