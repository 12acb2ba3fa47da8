package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Tense;
import java.util.List;
import java.util.Optional;

/** What holds whatever the clauses above it say: they only ask for its end, oppose or join it. */
final class Presuppositions {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Conditions conditions;

  Presuppositions(Sentence sentence, Lexicon lexicon, Grammar grammar, Conditions conditions) {
    this.sentence = sentence;
    this.tree = sentence.tree();
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

  /** "A denies that B's cousin led it": whose cousin somebody is, the article itself says. */
  boolean isGiven(int anchor, Trigger trigger) {
    return lexicon.states(trigger, "kinship")
        && trigger.subject().contains("self")
        && tree.child(anchor, "cop").isEmpty();
  }

  /**
   * "refused to recognize A's annexation of B": whoever owns what a noun of conflict says does it,
   * whatever others do about it.
   */
  boolean stands(int anchor, Trigger trigger) {
    return standsBy(anchor, trigger)
        || isStandingConflict(anchor, trigger)
            && owners(anchor).stream()
                .anyMatch(
                    owner -> !tree.token(owner).tag().equals("PRP$") || tree.is(anchor, "obl"));
  }

  /** "accuses A of arming B for its war": what for is no part of what A is accused of. */
  boolean isAside(int anchor, Trigger trigger) {
    return isStandingConflict(anchor, trigger)
        && tree.is(anchor, "nmod")
        && tree.preposition(anchor).equals("for")
        && tree.preposition(tree.head(anchor)).equals("to")
        && !owners(anchor).isEmpty();
  }

  private boolean isStandingConflict(int noun, Trigger trigger) {
    return tree.token(noun).isNoun() && lexicon.states(trigger, "standing_conflict");
  }

  private List<Integer> owners(int noun) {
    return tree.children(noun, "nmod:poss").stream().filter(sentence::isActor).toList();
  }

  /**
   * "opposes A's sanctions on B", "opposes the embargo of A", "opposes tariffs imposed by A": the
   * noun of a measure of A's that is in force, which whoever opposes it does not deny.
   */
  int opposed(int anchor, Trigger trigger) {
    boolean done = tree.is(anchor, "acl") && tree.token(anchor).tag().equals("VBN");
    int measure = done ? tree.head(anchor) : anchor;
    boolean inForce =
        tree.is(measure, "obj")
            && lexicon.words("objecting").contains(tree.lemma(tree.head(measure)))
            && lexicon.states(trigger, "measure")
            && (done
                || tree.children(measure, "amod").stream()
                    .noneMatch(word -> lexicon.words("prospective").contains(tree.lemma(word))));
    boolean owned =
        grammar.complements(anchor, "by").stream().anyMatch(sentence::isActor)
            || !done && grammar.complements(anchor, "of").stream().anyMatch(sentence::isActor)
            || !done && grammar.modifiers(anchor).stream().anyMatch(sentence::isActor);
    return inForce && owned ? measure : ParsedSentence.NONE;
  }

  /** "refused to join A's sanctions on B": whoever's they are imposes them, joined or not. */
  private boolean standsBy(int noun, Trigger trigger) {
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
