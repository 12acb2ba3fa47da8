package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/**
 * Mends clauses with "for" and an infinitive ("pushed for B to leave", "left for B to attend", "a
 * call for B to leave") and clauses that say what a noun holds ("claims by A that B armed C").
 */
final class ForClauses {

  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Grammar grammar;

  ForClauses(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.grammar = new Grammar(tree);
  }

  void repair(int verb) {
    int head = tree.head(verb);
    if (tree.is(verb, "acl") && head < verb && tree.token(head).isNoun()) {
      ofNoun(verb);
      return;
    }
    Optional<Integer> subject = tree.child(verb, "nsubj").or(() -> tree.child(verb, "nsubj:pass"));
    if (!tree.is(verb, "advcl", "ccomp", "xcomp", "acl")
        || head == ParsedSentence.NONE
        || head > verb
        || !tree.token(head).isVerb()
        || subject.isEmpty()
        || !grammar.isInfinitive(verb) && !grammar.isPassiveInfinitive(verb)) {
      return;
    }
    List<Integer> marks = tree.children(verb, "mark", "case");
    int begin = tree.subtree(subject.get()).getFirst();
    Optional<Integer> opener =
        marks.stream()
            .filter(mark -> tree.lemma(mark).equals("for") && mark == begin - 1)
            .findFirst();
    if (opener.isEmpty()) {
      return;
    }
    if (lexicon.words("motion").contains(tree.lemma(head))) {
      // Whoever travels does what the infinitive says.
      if (tree.rehang(subject.get(), head, "obl")) {
        tree.rehang(opener.get(), subject.get(), "case");
        tree.relabel(verb, "advcl");
      }
    } else if (tree.children(head, "obj", "ccomp", "nsubj:pass").isEmpty()) {
      tree.relabel(verb, "ccomp");
    }
  }

  /** The clause that a noun holds is no relative clause: it has a subject and is complete. */
  private void ofNoun(int verb) {
    Optional<Integer> subject = tree.child(verb, "nsubj").or(() -> tree.child(verb, "nsubj:pass"));
    if (subject.isEmpty() || tree.token(subject.get()).tag().startsWith("W")) {
      return;
    }
    int before = tree.subtree(subject.get()).getFirst() - 1;
    boolean introduced =
        tree.children(verb, "mark", "case").stream()
            .filter(mark -> mark == before)
            .anyMatch(mark ->
                tree.lemma(mark).equals("for") && grammar.isInfinitive(verb)
                    || tree.lemma(mark).equals("that")
                        && !tree.children(verb, "obj", "ccomp", "xcomp", "cop").isEmpty());
    if (introduced) {
      tree.relabel(verb, "ccomp");
    }
  }
}
