package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/**
 * Subjects that the parser hung on the noun before them: behind a time or a place, behind a
 * conjunction, behind "as".
 */
final class BuriedSubjects {

  private final ParsedSentence tree;

  BuriedSubjects(ParsedSentence tree) {
    this.tree = tree;
  }

  void repair(int verb) {
    if (!tree.isFinite(verb)
        || tree.head(verb) == ParsedSentence.NONE && !tree.is(verb, "root")
        || !tree.children(verb, "nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl").isEmpty()) {
      return;
    }
    behindAdverbial(verb);
    behindConjunction(verb);
    behindTime(verb);
  }

  /** "On Sunday his minister flew to B", "During the war the party held out". */
  private void behindAdverbial(int verb) {
    if (tree.is(verb, "xcomp", "acl", "acl:relcl", "amod")) {
      return;
    }
    for (int adverbial : tree.children(verb, "obl").reversed()) {
      if (adverbial > verb || tree.children(adverbial, "case").isEmpty()) {
        continue;
      }
      Optional<Integer> subject =
          tree.children(adverbial, "appos").stream()
              .filter(noun -> noun > adverbial && noun < verb && tree.token(noun).isNoun())
              .filter(noun -> tree.subtree(noun).getFirst() == adverbial + 1)
              .findFirst();
      int last = tree.subtree(adverbial).getLast();
      if (subject.isPresent() && last < verb) {
        makeSubject(subject.get(), verb);
      }
      return;
    }
  }

  /** "will lend millions for works in A, and B, its neighbour, has offered engineers". */
  private void behindConjunction(int verb) {
    if (!tree.is(verb, "conj", "root", "ccomp", "parataxis")) {
      return;
    }
    for (int and : tree.children(verb, "cc")) {
      int comma = and - 1;
      if (and > verb || comma < 1 || !tree.lemma(comma).equals(",")) {
        continue;
      }
      for (int noun = and + 1; noun < verb; noun++) {
        int first = tree.head(noun);
        if (first != ParsedSentence.NONE
            && first < comma
            && tree.token(noun).isNoun()
            && tree.is(noun, "conj", "appos", "obl", "nmod")
            && tree.children(noun, "case").isEmpty()
            && tree.subtree(noun).getFirst() == and + 1
            && tree.subtree(noun).getLast() < verb) {
          makeSubject(noun, verb);
          return;
        }
      }
    }
  }

  /**
   * "urges B to sign the pact as A and C trade barbs", "closed the crossing after shells fired by A
   * had hit B": what "as" or "after" begins is a clause.
   */
  private void behindTime(int verb) {
    if (!tree.is(verb, "conj", "dep", "appos", "acl", "advcl", "ccomp")
        || !tree.children(verb, "cc", "mark").isEmpty()) {
      return;
    }
    int last = verb - 1;
    while (last > 0 && tree.head(last) == verb && tree.is(last, "aux", "aux:pass", "advmod")) {
      last--;
    }
    int end = last;
    for (int first = last; first >= 0; first = tree.head(first)) {
      int governor = tree.head(first);
      if (governor == ParsedSentence.NONE) {
        return;
      }
      if (tree.token(first).isNoun()
          && tree.is(first, "obl", "nmod")
          && governor < first
          && tree.preposition(first).matches("as|after|before|since|until")
          && tree.subtree(first, word -> word <= end).getLast() == end) {
        int as = tree.children(first, "case").getFirst();
        if (tree.rehang(verb, governor, "advcl")) {
          makeSubject(first, verb);
          tree.rehang(as, verb, "mark");
        }
        return;
      }
    }
  }

  private void makeSubject(int noun, int verb) {
    List<Integer> passive = tree.children(verb, "aux:pass");
    tree.rehang(noun, verb, passive.isEmpty() ? "nsubj" : "nsubj:pass");
  }
}
