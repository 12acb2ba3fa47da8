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
    behindOpening(verb);
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

  /**
   * "After talks with A, the minister, B, left": who stands behind the first comma was taken for
   * one more A, and where the talks were taken for the subject, for what they are.
   */
  private void behindOpening(int verb) {
    int opening = 0;
    while (opening < verb && tree.token(opening).tag().matches("NN|,|RB")) {
      opening++;
    }
    if (!tree.isFinite(verb)
        || opening >= verb
        || !tree.is(verb, "root")
        || !tree.lemma(opening).matches("after|before|following|during|in|at")) {
      return;
    }
    int noun = tree.head(opening);
    boolean marked = noun == verb;
    if (marked) {
      noun = tree.child(verb, "nsubj").orElse(verb);
    }
    if (noun <= opening
        || noun >= verb
        || tree.head(noun) != verb
        || !tree.token(noun).tag().matches("NNS?")
        || tree.children(verb, "nsubj", "nsubj:pass").size() != (marked ? 1 : 0)) {
      return;
    }
    int event = noun;
    int subject =
        tree.subtree(event).stream()
            .filter(word -> word > event + 1 && tree.is(word, "conj", "appos"))
            .filter(word -> tree.token(word).isNoun() && tree.head(word) < word)
            .filter(word -> tree.lemma(tree.subtree(word).getFirst() - 1).equals(","))
            .findFirst()
            .orElse(verb);
    int before = tree.head(subject);
    int begin = subject == verb ? verb : tree.subtree(subject).getFirst();
    if (subject == verb
        || tree.subtree(event).stream().anyMatch(word -> tree.is(word, "cc") && word < begin)
        || tree.children(event, "nmod").stream().noneMatch(word -> word < begin)
        || !reaches(tree.subtree(event).getLast(), verb)) {
      return;
    }
    for (int other : tree.coordinated(before)) {
      if (other > subject && tree.is(other, "conj")) {
        tree.rehang(other, subject, "appos");
      }
    }
    tree.rehang(subject, verb, tree.child(verb, "aux:pass").isPresent() ? "nsubj:pass" : "nsubj");
    if (marked) {
      tree.relabel(event, "obl");
      tree.rehang(opening, event, "case");
    }
  }

  /** Whether nothing but a comma and what belongs to the verb stands between. */
  private boolean reaches(int word, int verb) {
    for (int between = word + 1; between < verb; between++) {
      if (tree.head(between) != verb) {
        return false;
      }
    }
    return true;
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
