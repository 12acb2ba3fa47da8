package dev.entente.annotate.rules;

import java.util.List;

/**
 * Mends what the parser is known to get wrong, each repair by what the words themselves show, so
 * that the rules can read trees as the grammar means them.
 */
final class TreeRepairs {

  private TreeRepairs() {}

  static void repair(ParsedSentence tree) {
    for (int i = 0; i < tree.size(); i++) {
      relativeLabelledAsDependent(tree, i);
    }
  }

  /** "a country that supported …": a clause with a relative pronoun hangs on its noun as such. */
  private static void relativeLabelledAsDependent(ParsedSentence tree, int word) {
    if (!tree.token(word).isVerb() || !tree.is(word, "dep", "ccomp", "parataxis")) {
      return;
    }
    int head = tree.head(word);
    if (head == ParsedSentence.NONE || !tree.token(head).isNoun() || head > word) {
      return;
    }
    List<Integer> subjects = tree.children(word, "nsubj", "nsubj:pass");
    if (!subjects.isEmpty() && tree.token(subjects.getFirst()).tag().startsWith("W")) {
      tree.relabel(word, "acl:relcl");
    }
  }
}
