package dev.entente.annotate.rules;

import java.util.Set;

/** Who says and calls, and which verb governs the sentence where the parser takes another. */
final class ClearSpeech {

  private static final Set<String> SAYING =
      Set.of(
          "add",
          "announce",
          "argue",
          "complain",
          "declare",
          "explain",
          "insist",
          "say",
          "state",
          "tell",
          "warn",
          "write");

  /** Verbs whose participle stands before an infinitive: "men said to belong to B". */
  private static final Set<String> SUPPOSED =
      Set.of("say", "think", "believe", "know", "report", "rumour", "rumor", "allege", "suppose");

  private static final Set<String> CALLING = Set.of("brand", "call", "dub", "label", "term");

  private final ClearTree tree;

  ClearSpeech(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      supposed(i);
      subjectlessRoot(i);
      idea(i);
      calling(i);
      mark(i);
    }
  }

  /** "three men said to belong to B": said by whoever it may be. */
  private void supposed(int verb) {
    int noun = verb - 1;
    int above = tree.head(verb);
    int clause = tree.child(verb, "ccomp");
    if (!SUPPOSED.contains(tree.lemma(verb))
        || !tree.hasTag(verb, "VBD", "VBN")
        || !tree.lower(verb + 1).equals("to")
        || !tree.isNoun(noun)
        || tree.is(verb, "acl")) {
      return;
    }
    int subject = tree.child(verb, "nsubj");
    if (above == 0 && subject == 0 && clause != 0 && clause < verb) {
      tree.hang(clause, 0, "root");
      tree.hang(verb, noun, "acl");
      handOver(verb, clause);
    } else if (tree.is(verb, "ccomp")
        && tree.isVerb(above)
        && above < verb
        && subject > above
        && tree.last(subject) == noun
        && tree.child(verb, "mark") == 0
        && tree.child(above, "dobj") == 0) {
      tree.hang(subject, above, "dobj");
      tree.hang(verb, noun, "acl");
      handOver(verb, above);
    }
  }

  /** Gives another verb what is coordinated with one, with the conjunction. */
  private void handOver(int verb, int to) {
    for (int child : tree.children(verb)) {
      if (child > verb && tree.is(child, "cc", "conj", "punct", "parataxis")) {
        tree.hang(child, to, tree.relation(child));
      }
    }
  }

  /** "A ended a summit with a text that urges B, calls on C and says": A governs the sentence. */
  private void subjectlessRoot(int verb) {
    int clause = tree.child(verb, "advcl");
    if (tree.head(verb) != 0
        || !isFinite(verb)
        || clause == 0
        || clause > verb
        || !isFinite(clause)
        || tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj", "ccomp") != 0
        || tree.child(clause, "nsubj", "nsubjpass") == 0
        || tree.children(clause).stream()
            .anyMatch(word -> tree.is(word, "mark") || tree.tag(word).startsWith("W"))) {
      return;
    }
    int first = clause;
    for (int other = clause + 1; other < verb; other++) {
      if (tree.tag(other).equals(tree.tag(verb)) && !tree.is(other, "aux", "auxpass")) {
        first = other;
      }
    }
    tree.hang(clause, 0, "root");
    tree.hang(verb, first, "conj");
  }

  /** "A ended his visit, an idea received coolly in B", "turned down a plea, most of it heard". */
  private void idea(int participle) {
    int noun = tree.child(participle, "nsubj");
    int clause = tree.child(participle, "ccomp");
    int before = tree.first(noun) - 2;
    if (tree.head(participle) == 0
        && tree.hasTag(participle, "VBD", "VBN")
        && !SAYING.contains(tree.lemma(participle))
        && clause != 0
        && clause < noun
        && noun < participle
        && tree.child(clause, "nsubj", "nsubjpass") != 0
        && tree.child(participle, "aux", "auxpass", "dobj") == 0
        && tree.lower(before + 1).equals(",")
        && before > clause) {
      int charges = tree.child(noun, "compound", "nmod");
      if (charges != 0 && charges < tree.child(noun, "det")) {
        // "accused it of spying, charges the kingdom dismissed"
        tree.hang(clause, 0, "root");
        tree.hang(charges, before, "appos");
        tree.hang(participle, charges, "relcl");
      } else if (tree.lower(tree.child(noun, "det")).matches("an?")) {
        tree.hang(clause, 0, "root");
        tree.hang(noun, before, "appos");
        tree.hang(participle, noun, "acl");
      } else if (tree.lower(noun).matches("most|all|some|many|several|none|half|one|each|both")) {
        tree.hang(clause, 0, "root");
        tree.hang(participle, clause, "advcl");
      }
    }
  }

  /** "called the charges "invented" and announced": who calls announces, too. */
  private void calling(int said) {
    int verb = tree.head(said);
    int subject = tree.child(said, "nsubj", "nsubjpass");
    if (!tree.is(said, "ccomp", "oprd")
        || !CALLING.contains(tree.lemma(verb))
        || said < verb
        || tree.child(said, "mark", "dobj", "aux", "auxpass") != 0) {
      return;
    }
    if (tree.is(said, "ccomp")) {
      if (subject < verb || tree.child(verb, "dobj") != 0) {
        return;
      }
      tree.hang(subject, verb, "dobj");
      tree.hang(said, verb, "oprd");
    }
    for (int other : tree.children(said)) {
      if (tree.is(other, "conj")
          && tree.tag(other).equals(tree.tag(verb))
          && (tree.child(other, "dobj", "ccomp", "xcomp") != 0)) {
        tree.hang(other, verb, "conj");
        int and = tree.child(said, "cc");
        if (and != 0) {
          tree.hang(and, verb, "cc");
        }
      }
    }
  }

  /** "telling radio that A had come to B": "that" is no object of a preposition behind it. */
  private void mark(int that) {
    int preposition = tree.head(that);
    int verb = tree.head(preposition);
    if (tree.lower(that).equals("that")
        && tree.is(that, "pobj")
        && preposition > that
        && tree.is(verb, "ccomp")
        && tree.head(verb) < that
        && tree.children(preposition).stream()
            .anyMatch(object -> object > preposition && tree.is(object, "pobj"))) {
      tree.hang(that, verb, "mark");
    }
  }

  private boolean isFinite(int verb) {
    return tree.hasTag(verb, "VBD", "VBZ", "VBP");
  }
}
