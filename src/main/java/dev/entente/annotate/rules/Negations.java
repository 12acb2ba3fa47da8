package dev.entente.annotate.rules;

import java.util.Optional;
import java.util.function.Predicate;

/** Finds what negates a word beside it: an adverb, a determiner, or that nobody takes part. */
final class Negations {

  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Conditions conditions;

  Negations(ParsedSentence tree, Lexicon lexicon, Conditions conditions) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.conditions = conditions;
  }

  /**
   * "no soldier attacked B", "neither A nor B attacked C", "sent no weapons": who takes part in no
   * way negates the act.
   *
   * @param except a word that is no participant here, as what it says of itself was weighed before
   */
  Optional<Phrases.Found> ofParticipant(int word, int except, String... relations) {
    for (int participant : tree.children(word, relations)) {
      if (participant == except) {
        continue;
      }
      Optional<Phrases.Found> own = negation(participant, cue -> cue.pos() == PartOfSpeech.NOUN);
      if (own.isPresent()) {
        return own;
      }
      for (int child : tree.children(participant, "det", "neg", "cc:preconj", "advmod")) {
        Optional<Phrases.Found> negation = at(child);
        if (negation.isPresent()) {
          return negation;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Phrases.Found> negation(int word, Predicate<Cue> which) {
    return lexicon.cues(tree.token(word)).stream()
        .filter(cue -> cue.negates() && cue.scope().contains("head") && which.test(cue))
        .filter(cue -> conditions.hold(cue.where(), word))
        .findFirst()
        .map(cue -> new Phrases.Found(cue, word));
  }

  /** The cue that a word is, if it negates what it stands at. */
  Optional<Phrases.Found> at(int word) {
    return negation(word, cue -> true);
  }

  /** Whether a word that governs another is negated, by somebody else than that other. */
  boolean reach(int word, int below) {
    if (ofParticipant(word, below, "nsubj", "nsubj:pass").isPresent()) {
      return true;
    }
    for (int child : tree.children(word, "advmod", "neg", "det", "cc:preconj")) {
      for (Cue cue : lexicon.cues(tree.token(child))) {
        if (cue.negates() && cue.scope().contains("head")) {
          return true;
        }
      }
    }
    return false;
  }
}
