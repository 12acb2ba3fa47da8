package dev.entente.annotate.rules;

import edu.stanford.nlp.process.Morphology;
import java.util.List;
import java.util.Locale;

/** Mends the clause that opens a sentence, where the parser took it for part of what follows. */
final class Openings {

  private final ParsedSentence tree;

  private Openings(ParsedSentence tree) {
    this.tree = tree;
  }

  static void repair(ParsedSentence tree) {
    if (tree.size() > 3) {
      Openings openings = new Openings(tree);
      openings.subjectsOfOpening();
      openings.gerundAsSubject();
      openings.gerundBeforeObject();
      openings.titleAsSubject();
    }
  }

  /** "After A and B had reopened embassies, …": whom "after" was taken to govern did so. */
  private void subjectsOfOpening() {
    int subject = tree.head(0);
    if (!tree.is(0, "case")
        || !tree.lemma(0).matches("after|before|since|until|as|because|once")
        || !tree.is(subject, "obl", "nmod")) {
      return;
    }
    int verb = tree.head(subject);
    int last = tree.subtree(subject).getLast();
    if (verb <= last
        || !tree.token(verb).isVerb()
        || !tree.isFinite(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass", "csubj", "mark", "expl").isEmpty()) {
      return;
    }
    for (int between = last + 1; between < verb; between++) {
      if (tree.head(between) != verb || !tree.is(between, "aux", "aux:pass", "advmod")) {
        return;
      }
    }
    tree.rehang(subject, verb, tree.child(verb, "aux:pass").isPresent() ? "nsubj:pass" : "nsubj");
    tree.rehang(0, verb, "mark");
  }

  /** "Working with A, B traced …", where B was taken for an apposition. */
  private void gerundAsSubject() {
    if (!tree.is(0, "nsubj", "nsubj:pass") || !tree.token(0).word().endsWith("ing")) {
      return;
    }
    int verb = tree.head(0);
    for (int subject = 2; subject < verb; subject++) {
      List<Integer> whole = tree.subtree(subject);
      if (tree.is(subject, "appos")
          && tree.token(subject).isNoun()
          && tree.lemma(whole.getFirst() - 1).equals(",")
          && tree.head(subject) < whole.getFirst()
          && reaches(whole.getLast(), verb)) {
        Token read = tree.token(0);
        String lemma = Morphology.lemmaStatic(read.word().toLowerCase(Locale.ROOT), "VBG", true);
        tree.rehang(subject, verb, tree.relation(0));
        tree.read(0, new Token(0, read.span(), read.word(), lemma, "VBG", "O"));
        tree.relabel(0, "advcl");
        tree.children(0, "nmod").forEach(complement -> tree.relabel(complement, "obl"));
        return;
      }
    }
  }

  /** Whether nothing but a comma and what belongs to the verb stands before it. */
  private boolean reaches(int word, int verb) {
    for (int between = word + 1; between < verb; between++) {
      if (tree.head(between) != verb && !tree.lemma(between).equals(",")) {
        return false;
      }
    }
    return true;
  }

  /** "Citing threats from A, B closed …": of two subjects the first is what is cited. */
  private void gerundBeforeObject() {
    int object = tree.head(0);
    if (!tree.is(0, "amod")
        || !tree.token(0).tag().equals("VBG")
        || !tree.is(object, "nsubj", "nsubj:pass")) {
      return;
    }
    int verb = tree.head(object);
    int comma = tree.subtree(object).getLast() + 1;
    boolean another =
        tree.children(verb, "nsubj", "nsubj:pass").stream().anyMatch(other -> other > comma);
    if (another && tree.lemma(comma).equals(",") && tree.rehang(0, verb, "advcl")) {
      tree.rehang(object, 0, "obj");
    }
  }

  /** "In a letter to A, the economy minister, B threatened …": of two subjects A is the first. */
  private void titleAsSubject() {
    for (int title = 2; title < tree.size(); title++) {
      int begin = tree.subtree(title).getFirst();
      int end = tree.subtree(title).getLast();
      int name = begin - 2;
      int verb = tree.head(title);
      if (!tree.is(title, "nsubj")
          || verb < title
          || name < 1
          || end + 2 >= tree.size()
          || !tree.token(title).tag().equals("NN")
          || !tree.lemma(begin).equals("the")
          || !tree.lemma(begin - 1).equals(",")
          || !tree.lemma(end + 1).equals(",")
          || !tree.token(name).tag().startsWith("NNP")
          || !tree.is(name, "nmod", "obl")) {
        continue;
      }
      boolean another =
          tree.children(verb, "nsubj").stream()
              .anyMatch(other -> tree.subtree(other).getFirst() == end + 2);
      if (another && tree.rehang(title, name, "appos")) {
        return;
      }
    }
  }
}
