package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Tense;
import java.util.Optional;

/** What goes on, since somebody only asks for its end. */
final class Presuppositions {

  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Conditions conditions;

  Presuppositions(ParsedSentence tree, Grammar grammar, Lexicon lexicon, Conditions conditions) {
    this.tree = tree;
    this.grammar = grammar;
    this.lexicon = lexicon;
    this.conditions = conditions;
  }

  /** "denied reports that B armed A": what is said of them is the denier's, not the rumour's. */
  boolean isDeniedRumour(Cue cue, int noun) {
    int verb = tree.head(noun);
    return cue.type() == Cue.Type.EVIDENTIAL
        && cue.source().equals(Optional.of("unnamed"))
        && tree.token(noun).isNoun()
        && tree.is(noun, "obj")
        && lexicon.cues(tree.token(verb)).stream()
            .anyMatch(above ->
                above.type() == Cue.Type.DENIAL
                    && above.scope().contains("obj")
                    && conditions.hold(above.where(), verb));
  }

  /** "refused to join A's sanctions on B": whoever's they are imposes them, joined or not. */
  boolean standsBy(int noun, Trigger trigger) {
    int verb = tree.head(noun);
    return lexicon.states(trigger, "abided_relation")
        && tree.token(noun).isNoun()
        && tree.is(noun, "obj", "obl")
        && lexicon.words("abiding").contains(tree.lemma(verb))
        && tree.children(noun, "amod", "compound", "nmod:poss").stream()
            .noneMatch(word -> lexicon.words("additional").contains(tree.lemma(word)))
        && !tree.children(noun, "amod", "compound", "nmod:poss").isEmpty();
  }

  /**
   * "urged B to stop its raids", "called for an end to the embargo", "wants to end its war": what
   * somebody only asks or wishes to end goes on until then.
   */
  boolean holds(Cue cue, int word) {
    // "to stop its police from beating B"
    boolean lets = cue.type() == Cue.Type.IMPLICATIVE && tree.lemma(word).equals("stop");
    boolean ends =
        (cue.type() == Cue.Type.ASPECT || lets)
            && cue.negates()
            && !cue.tense().equals(Optional.of(Tense.FUTURE))
            && cue.certainty().equals(Optional.of(Certainty.CERTAIN));
    int first = tree.firstConjunct(word);
    // "demanded that B halt its raids and free A"
    boolean bid = tree.token(word).tag().equals("VB") && tree.is(first, "ccomp");
    if (!ends || tree.token(word).isVerb() && !grammar.isInfinitive(word) && !bid) {
      return false;
    }
    int above = tree.head(first);
    if (above == ParsedSentence.NONE || tree.isFinite(word)) {
      return false;
    }
    boolean asked =
        lexicon.triggers(tree.token(above)).stream()
            .flatMap(row -> row.relation().stream())
            .anyMatch(relation -> lexicon.words("request_relation").contains(relation.name()));
    Optional<Cue> wish =
        lexicon.cues(tree.token(above)).stream()
            .filter(
                other -> other.scope().contains("comp") && conditions.hold(other.where(), above))
            .findFirst();
    boolean wished =
        wish.filter(other -> other.type() == Cue.Type.WISH || other.type() == Cue.Type.PLAN)
            .filter(other -> other.certainty().equals(Optional.of(Certainty.POSSIBLE)))
            .isPresent();
    // "talks to end the war", "efforts to end the war have stalled": a purpose.
    boolean purpose =
        wish.isEmpty() && grammar.isInfinitive(word) && tree.is(word, "acl", "advcl", "csubj");
    return asked || wished || purpose;
  }
}
