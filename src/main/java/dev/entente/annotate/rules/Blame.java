package dev.entente.annotate.rules;

import java.util.List;

/** Whom verbs of accusation, praise and thanks make answer for something. */
final class Blame {

  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Blame(ParsedSentence tree, Grammar grammar, Lexicon lexicon) {
    this.tree = tree;
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /**
   * Whom a verb judges for what a word says ("accused B of an attack", "thanked B for its help"):
   * they did it, not the one who judges.
   *
   * @param reason a complement of the verb
   */
  List<Integer> blamed(int reason) {
    int verb = tree.head(reason);
    String preposition = tree.preposition(reason);
    if (verb == ParsedSentence.NONE
        || !tree.token(verb).isVerb()
        || !tree.is(reason, "obl", "nmod", "advcl")
        || !preposition.matches("of|for|over|with|because of|after")) {
      return List.of();
    }
    boolean judges =
        lexicon.cues(tree.token(verb)).stream()
                .anyMatch(
                    cue -> cue.type() == Cue.Type.ACCUSATION && cue.scope().contains(preposition))
            || lexicon.words("judging").contains(tree.lemma(verb))
                && preposition.matches("for|over|because of|after");
    return judges
        ? grammar.objects(verb).stream().filter(object -> object < reason).toList()
        : List.of();
  }
}
