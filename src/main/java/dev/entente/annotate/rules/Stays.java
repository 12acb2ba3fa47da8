package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;

/** Who is somewhere for talks: "A, in B for talks with C, said that". */
final class Stays {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;

  Stays(Sentence sentence, Grammar grammar) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
  }

  /** Whose stay between commas is for what the noun says: of the subject before it. */
  List<Actor> guests(int noun) {
    int place = tree.head(noun);
    if (place == ParsedSentence.NONE
        || !tree.preposition(noun).equals("for")
        || !tree.preposition(place).matches("in|at")) {
      return List.of();
    }
    int first = tree.subtree(place).getFirst();
    int above = tree.head(place);
    if (first < 2 || !tree.lemma(first - 1).equals(",") || above == ParsedSentence.NONE) {
      return List.of();
    }
    return sentence.isActor(above)
        ? sentence.actors(above)
        : sentence.actors(
            grammar.surfaceSubjects(above, 0).stream().filter(subject -> subject < first).toList());
  }
}
