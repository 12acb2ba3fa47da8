package dev.entente.annotate.rules;

/** Which clauses no longer belong to the one before: what it says, describes or only supposes. */
final class ClearBounds {

  private final ClearTree tree;

  ClearBounds(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 3; i < tree.size(); i++) {
      withinClause(i);
      aroundSpeaker(i);
      marked(i);
      inverted(i);
      besideRelative(i);
      secondContent(i);
    }
  }

  /**
   * "B came, while A, according to C, stayed": what stands between A and its verb is said there.
   */
  private void withinClause(int according) {
    int verb = tree.last(according) + 2;
    while (tree.is(verb, "aux", "auxpass", "advmod", "neg") && tree.head(verb) > verb) {
      verb = tree.head(verb);
    }
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (tree.lower(according).equals("according")
        && tree.lower(tree.last(according) + 1).equals(",")
        && tree.isVerb(verb)
        && tree.is(verb, "advcl", "conj", "ccomp", "relcl")
        && subject != 0
        && subject < according) {
      tree.hang(according, verb, "prep");
    }
  }

  /** "The ships, officers believe, were used": who believes is one, what was used another. */
  private void aroundSpeaker(int speech) {
    int used = tree.head(speech);
    int ships = tree.child(speech, "nsubj", "nsubjpass");
    if (!tree.is(speech, "parataxis", "ccomp", "advcl")
        || used < speech
        || tree.child(used, "nsubj", "nsubjpass") != 0
        || tree.first(used) != tree.first(ships)) {
      return;
    }
    for (int officers : tree.children(speech)) {
      if (tree.is(officers, "nsubj")
          && officers > ships
          && officers < speech
          && tree.lower(tree.first(officers) - 1).equals(",")) {
        tree.hang(ships, used, tree.child(used, "auxpass") == 0 ? "nsubj" : "nsubjpass");
        return;
      }
    }
  }

  /** "faces bills, while B threatened to leave": a clause with a conjunction describes no noun. */
  private void marked(int verb) {
    int main = clauseOf(tree.head(verb));
    int mark = tree.child(verb, "mark");
    if (tree.is(verb, "relcl", "advcl")
        && tree.lower(mark).matches("while|whereas|although|though")
        && tree.lower(mark - 1).equals(",")
        && hasSubject(verb)
        && main < mark
        && main != 0) {
      tree.hang(verb, main, "advcl");
    }
  }

  /** "threatened to leave should B be let in, and C accused B": what begins with "should". */
  private void inverted(int verb) {
    int should = tree.child(verb, "aux");
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    int before = should - 1;
    if (!tree.lower(should).equals("should")
        || subject < should
        || subject > verb
        || before < 1
        || !tree.isNominal(before)) {
      return;
    }
    int main = clauseOf(before);
    if (main == 0 || main > should) {
      return;
    }
    tree.hang(verb, main, "advcl");
  }

  /** "built a road that it had promised, and B demanded": no relative clause has B. */
  private void besideRelative(int verb) {
    int relative = tree.head(verb);
    int and = tree.first(tree.child(verb, "nsubj", "nsubjpass")) - 1;
    boolean describes =
        tree.is(relative, "relcl", "acl")
            || tree.lower(tree.child(relative, "mark")).equals("that");
    if (tree.is(verb, "conj")
        && describes
        && !tree.is(relative, "ccomp")
        && tree.isFinite(verb)
        && hasSubject(verb)
        && tree.hasTag(and, "CC")
        && tree.lower(and - 1).equals(",")) {
      int main = clauseOf(tree.head(relative));
      if (main != 0) {
        tree.hang(verb, main, "conj");
        tree.hang(and, main, "cc");
      }
    }
  }

  /** "told B that A had attacked, and that C had responded": both are told. */
  private void secondContent(int verb) {
    int speech = tree.head(verb);
    int content = tree.child(speech, "ccomp");
    int that = tree.child(verb, "mark");
    if (tree.is(verb, "conj")
        && content > speech
        && content < that
        && tree.lower(that).equals("that")
        && tree.hasTag(that - 1, "CC")) {
      tree.hang(verb, content, "conj");
      tree.hang(that - 1, content, "cc");
    }
  }

  /** The nearest verb with a tense above a word; 0 where there is none. */
  private int clauseOf(int word) {
    int above = word;
    while (above != 0 && !(tree.isVerb(above) && tree.isFinite(above))) {
      above = tree.head(above);
    }
    return above;
  }

  private boolean hasSubject(int verb) {
    return tree.isNoun(tree.child(verb, "nsubj", "nsubjpass"));
  }
}
