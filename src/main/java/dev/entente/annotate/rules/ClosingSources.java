package dev.entente.annotate.rules;

import java.util.List;

/**
 * Hangs whoever stands at the end of a sentence as its source on what the whole sentence tells: ",
 * a letter to A showed", ", according to A".
 */
final class ClosingSources {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  ClosingSources(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int word) {
    accordingTo(word);
    said(word);
  }

  /**
   * "A bought tanks, and B sold planes, according to C": who says so stands beside the clause right
   * before; "A bought tanks and sold planes, according to C": beside the verb of both.
   */
  private void accordingTo(int source) {
    int begin = tree.head(source);
    if (begin == ParsedSentence.NONE
        || begin > source
        || !tree.preposition(source).equals("according to")
        || !tree.is(source, "obl", "conj", "dep", "nmod")
        || !isBehindComma(tree.subtree(source).getFirst())) {
      return;
    }
    int verb = main(begin, source);
    if (!tree.token(verb).isVerb()) {
      return;
    }
    int clause =
        tree.children(verb, "conj").stream()
            .filter(other -> other > verb && other < source && tree.token(other).isVerb())
            .filter(other -> !tree.children(other, "nsubj", "nsubj:pass").isEmpty())
            .filter(other -> tree.children(other, "cc").stream().anyMatch(this::isBehindComma))
            .reduce(verb, (before, other) -> other);
    tree.rehang(source, clause, "obl");
  }

  /** "gave the envoy two days to leave, a letter showed": the letter shows all of it. */
  private void said(int verb) {
    int below = tree.head(verb);
    if (below == ParsedSentence.NONE
        || below > verb
        || !tree.is(verb, "parataxis", "dep", "ccomp", "advcl", "conj", "acl", "appos")
        || !tree.isFinite(verb)
        || !says(verb)
        || !tree.children(verb, "ccomp", "mark", "cc", "aux:pass").isEmpty()) {
      return;
    }
    List<Integer> subjects = tree.children(verb, "nsubj");
    if (subjects.size() != 1
        || subjects.getFirst() > verb
        || !isBehindComma(tree.subtree(subjects.getFirst()).getFirst())) {
      return;
    }
    for (int object : tree.children(verb, "obj")) {
      if (isBehindComma(tree.subtree(object).getFirst())) {
        // "…, the palace said, his first there"
        tree.rehang(object, main(below, verb), "dep");
      }
    }
    tree.rehang(verb, main(below, verb), "parataxis");
  }

  private boolean says(int verb) {
    return lexicon.cues(tree.token(verb)).stream()
        .anyMatch(cue -> lexicon.isTelling(cue, tree.token(verb)));
  }

  /** The verb of the clause that a word stands in, over what is below it and before an end. */
  private int main(int word, int end) {
    int main = word;
    while (tree.head(main) != ParsedSentence.NONE
        && tree.head(main) < end
        && !(tree.is(main, "conj") && !tree.children(main, "nsubj", "nsubj:pass").isEmpty())
        && !tree.is(main, "parataxis", "ccomp", "list")) {
      main = tree.head(main);
    }
    return main;
  }

  private boolean isBehindComma(int word) {
    return word > 0 && tree.lemma(word - 1).equals(",");
  }
}
