package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the cues of several words that weigh a word of a tree. */
final class Phrases {

  /**
   * A phrase of the lexicon in the sentence.
   *
   * @param at index of its first word
   */
  record Found(Cue cue, int at) {}

  private static final int NOWHERE = -1;

  /** Tags of what may stand between a phrase and the verb or noun that it weighs. */
  private static final Set<String> BEFORE_VERB = Set.of("RB", "TO");

  private static final Set<String> BEFORE_NOUN =
      Set.of("RB", "DT", "JJ", "PRP$", "NN", "NNP", "POS");

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  Phrases(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  /**
   * The phrases that weigh a word: of scope {@code head} anywhere in its clause, subordinators
   * where its clause begins, others right before it. Those that name a source are told by {@link
   * Attributions}, but for denials, whose negation counts here.
   */
  List<Found> of(int word) {
    List<Found> found = new ArrayList<>();
    boolean negated = false;
    for (Cue cue : lexicon.phrases()) {
      boolean denial = cue.type() == Cue.Type.DENIAL;
      if (cue.source().isPresent() && !denial) {
        continue;
      }
      boolean anywhere = cue.scope().contains("head") && !denial;
      if (!anywhere && cue.negates() && negated) {
        continue;
      }
      int at =
          cue.opensClause()
              ? opening(cue.words(), word)
              : anywhere ? inClause(cue.words(), word) : before(cue.words(), word);
      // "no part in", "is unlikely to": its negation is a cue of its own, and two would cancel.
      boolean twice = !anywhere && cue.negates() && at != NOWHERE && isNegated(at, cue.words());
      // "met A ahead of the summit": what is told as past is not planned.
      boolean past =
          cue.type() == Cue.Type.PLAN
              && anywhere
              && tree.token(word).tag().matches("VBD|VBN")
              && tree.children(word, "aux").isEmpty();
      if (at == NOWHERE || twice || past && at > word) {
        continue;
      }
      negated |= !anywhere && cue.negates();
      found.add(new Found(cue, at));
    }
    return found;
  }

  private boolean isNegated(int begin, List<String> words) {
    for (int i = begin; i < begin + words.size(); i++) {
      if (lexicon.cues(tree.token(i)).stream().anyMatch(Cue::negates)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where words stand right before a verb, but for adverbs and "to" between ("is about to attack"),
   * or before a noun, but for what belongs to it ("had nothing to do with the attack").
   */
  private int before(List<String> words, int word) {
    Set<String> between = tree.token(word).isVerb() ? BEFORE_VERB : BEFORE_NOUN;
    int end = word;
    while (end > 0
        && !tree.matches(words, end - words.size())
        && between.contains(tree.token(end - 1).tag())) {
      end--;
    }
    return tree.matches(words, end - words.size()) ? end - words.size() : NOWHERE;
  }

  /** Where words begin the clause of a word, or stand right before it: "provided that A helps". */
  private int opening(List<String> words, int word) {
    int first = tree.subtree(tree.clause(word)).getFirst();
    for (int begin = first - words.size(); begin <= first; begin++) {
      if (tree.matches(words, begin)) {
        return begin;
      }
    }
    return NOWHERE;
  }

  private int inClause(List<String> words, int near) {
    for (int i = 0; i + words.size() <= tree.size(); i++) {
      if (tree.matches(words, i) && tree.clause(i) == tree.clause(near)) {
        return i;
      }
    }
    return NOWHERE;
  }
}
