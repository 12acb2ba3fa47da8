package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/**
 * Mends "On Monday A, B's foreign minister, went to C, and D released two men", where the parser
 * took the verb behind the apposition for an attribute of it and D for one more of its kind.
 */
final class ApposedSubjects {

  private final ParsedSentence tree;

  private ApposedSubjects(ParsedSentence tree) {
    this.tree = tree;
  }

  static void repair(ParsedSentence tree) {
    ApposedSubjects subjects = new ApposedSubjects(tree);
    for (int i = 0; i < tree.size(); i++) {
      subjects.repair(i);
    }
  }

  private void repair(int verb) {
    int title = tree.head(verb);
    if (verb < 4
        || !tree.token(verb).tag().matches("VB[DZ]")
        || !tree.is(verb, "acl", "conj", "dep")
        || !tree.lemma(verb - 1).equals(",")
        || title != verb - 2
        || !tree.token(title).isNoun()
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()) {
      return;
    }
    Optional<Integer> other =
        tree.children(title, "conj").stream()
            .filter(word -> word > verb && tree.child(word, "cc").isPresent())
            .filter(word -> tree.token(word).isNoun())
            .findFirst();
    Optional<Integer> name =
        tree.children(title, "compound", "obl", "nmod").stream()
            .filter(word -> word < title && tree.token(word).tag().startsWith("NNP"))
            .filter(word -> tree.lemma(word + 1).equals(","))
            .findFirst();
    if (other.isEmpty() || name.isEmpty()) {
      return;
    }
    Optional<Integer> next =
        tree.is(title, "nsubj")
            ? Optional.of(tree.head(title))
            : tree.children(title, "dep", "conj").stream()
                .filter(word -> word > other.get() && tree.isFinite(word))
                .filter(word -> tree.children(word, "nsubj", "nsubj:pass").isEmpty())
                .findFirst();
    if (next.isEmpty() || next.get() < other.get()) {
      return;
    }
    join(verb, title, name.get(), other.get(), next.get());
  }

  /** The verb gets its subject, the next one the noun after "and". */
  private void join(int verb, int title, int name, int other, int next) {
    List<Integer> opening =
        tree.children(next).stream().filter(word -> word < name && word != title).toList();
    tree.promote(verb, tree.is(title, "nsubj") ? next : title);
    tree.rehang(next, verb, "conj");
    tree.rehang(other, next, "nsubj");
    tree.child(other, "cc").ifPresent(word -> tree.rehang(word, next, "cc"));
    tree.rehang(name, verb, "nsubj");
    tree.rehang(title, name, "appos");
    tree.children(name, "case").forEach(word -> tree.rehang(word, verb, "dep"));
    opening.forEach(word -> tree.rehang(word, verb, tree.relation(word)));
  }
}
