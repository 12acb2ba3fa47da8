package dev.entente.annotate.rules;

/** Clauses with a conjunction: who their subject is, what they hang on and what is left of them. */
final class ClearMarks {

  /** Nouns that a clause with "that" tells the content of. */
  private static final String CONTENT =
      "(?:accusation|allegation|assertion|assurance|belief|charge|claim|complaint|conclusion"
          + "|concern|evidence|fear|guarantee|hint|hope|insinuation|news|notion|pledge|promise"
          + "|proof|report|rumou?r|sign|suggestion|suspicion|threat|warning|word)s?";

  private final ClearTree tree;

  ClearMarks(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      subjectBefore(i);
      subjectInside(i);
      contentOfNoun(i);
      relative(i);
      participle(i);
      behindName(i);
    }
    fronted(tree.children(0).getFirst());
  }

  /** "A, in shock after B fell, has fled": who stands before the conjunction flees. */
  private void subjectBefore(int mark) {
    int verb = tree.head(mark);
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    boolean twice =
        tree.children(verb).stream()
            .anyMatch(
                other -> other > mark && other < verb && tree.is(other, "nsubj", "nsubjpass"));
    if (!tree.is(mark, "mark")
        || verb < mark
        || subject == 0
        || subject > mark
        || tree.first(subject) != tree.first(verb)
        || !twice) {
      return;
    }
    int main = tree.is(verb, "advcl") && tree.head(verb) > verb ? tree.head(verb) : main(verb);
    if (main == 0 || tree.child(main, "nsubj", "nsubjpass") != 0) {
      return;
    }
    if (tree.head(verb) != main) {
      tree.hang(main, tree.head(verb), tree.relation(verb));
      tree.hang(verb, main, "advcl");
    }
    for (int child : tree.children(verb)) {
      if (child > subject && child < mark) {
        tree.hang(child, subject, tree.relation(child));
      }
    }
    tree.hang(subject, main, tree.child(main, "auxpass") == 0 ? "nsubj" : "nsubjpass");
  }

  /** "A, whose chief, B, denied it, has fled": two subjects, and two verbs for them. */
  private void relative(int pronoun) {
    int inner = tree.is(pronoun, "poss") ? tree.head(pronoun) : pronoun;
    int verb = tree.head(inner);
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (!tree.hasTag(pronoun, "WP$", "WP", "WDT")
        || !tree.is(inner, "nsubj", "nsubjpass", "dobj")
        || subject == 0
        || subject >= pronoun
        || subject == inner
        || !tree.lower(pronoun - 1).equals(",")
        || verb < pronoun) {
      return;
    }
    int main = tree.is(verb, "advcl", "ccomp") ? tree.head(verb) : 0;
    main = main > verb ? main : main(verb);
    if (main == 0 || tree.child(main, "nsubj", "nsubjpass") != 0) {
      return;
    }
    if (tree.head(verb) != main) {
      tree.hang(main, tree.head(verb), tree.relation(verb));
    }
    for (int child : tree.children(verb)) {
      if (child < subject) {
        tree.hang(child, main, tree.relation(child));
      }
    }
    tree.hang(subject, main, tree.child(main, "auxpass") == 0 ? "nsubj" : "nsubjpass");
    tree.hang(verb, subject, "relcl");
  }

  /**
   * "the claim that planes landing there carry arms": a participle behind the subject of a verb.
   */
  private void participle(int participle) {
    int noun = participle - 1;
    if (!tree.hasTag(participle, "VBG", "VBN")
        || !tree.isNoun(noun)
        || !tree.is(noun, "nsubj", "nsubjpass")
        || tree.head(noun) != participle
        || tree.child(participle, "aux", "auxpass", "mark") != 0) {
      return;
    }
    int above = tree.head(participle);
    for (int verb : tree.children(above)) {
      int mark = tree.child(verb, "mark");
      if (verb > participle
          && mark != 0
          && mark < noun
          && tree.isVerb(verb)
          && tree.child(verb, "nsubj", "nsubjpass") == 0) {
        tree.hang(noun, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
        tree.hang(participle, noun, "acl");
        return;
      }
    }
  }

  /** The finite verb behind a comma that has no subject; 0 if there is none. */
  private int main(int verb) {
    for (int main = verb + 1; main < tree.size(); main++) {
      int first = tree.child(main, "aux", "auxpass");
      first = first == 0 || first > main ? main : first;
      boolean finite =
          tree.hasTag(first, "VBD", "VBZ", "VBP", "MD") && tree.isVerb(main)
              || tree.lemma(main).equals("be") && tree.hasTag(main, "VBD", "VBZ", "VBP");
      if (finite
          && tree.lower(first - 1).equals(",")
          && tree.child(main, "nsubj", "nsubjpass", "mark") == 0
          && tree.is(main, "dep", "conj", "parataxis", "ccomp", "advcl", "acl")) {
        return main;
      }
    }
    return 0;
  }

  /** "meets without A, which it suspended": the pronoun is the name before the comma. */
  private void behindName(int pronoun) {
    int verb = tree.head(pronoun);
    int name = pronoun - 2;
    if (tree.hasTag(pronoun, "WDT", "WP")
        && tree.lower(pronoun).matches("which|who|whom")
        && tree.is(pronoun, "dobj", "nsubj", "nsubjpass")
        && tree.is(verb, "advcl", "conj", "dep", "parataxis")
        && tree.lower(pronoun - 1).equals(",")
        && tree.hasTag(name, "NNP", "NNPS")
        && verb > pronoun
        && tree.head(verb) < name) {
      tree.hang(verb, name, "relcl");
    }
  }

  /** "Because of the arms A punished B": a sentence is no noun with a clause that describes it. */
  private void fronted(int root) {
    int noun = tree.isPreposition(root) ? tree.child(root, "pobj") : root;
    int preposition = noun == root ? tree.child(root, "prep") : root;
    int verb = tree.child(noun, "relcl");
    if (noun == 0
        || preposition > noun
        || preposition == 0
        || tree.first(root) != tree.first(preposition)
        || !tree.isNoun(noun)
        || verb < noun
        || tree.child(verb, "nsubj", "nsubjpass") < noun
        || tree.children(verb).stream().anyMatch(w -> tree.hasTag(w, "WDT", "WP", "WP$", "WRB"))) {
      return;
    }
    tree.hang(verb, 0, "root");
    for (int child : tree.children(root)) {
      if (child > verb) {
        tree.hang(child, verb, tree.relation(child));
      }
    }
    if (root == noun) {
      tree.hang(preposition, verb, "prep");
      tree.hang(noun, preposition, "pobj");
    } else {
      tree.hang(root, verb, "prep");
    }
  }

  /** "took loans while donors paid for B": a noun behind a conjunction is the subject. */
  private void subjectInside(int mark) {
    int verb = tree.head(mark);
    int noun = tree.head(verb);
    int above = tree.head(noun);
    if (tree.is(mark, "mark")
        && tree.lower(mark).matches("while|whereas|because|although|though|if|when|as|after")
        && tree.is(verb, "acl")
        && tree.hasTag(verb, "VBN", "VBD")
        && mark < noun
        && noun < verb
        && tree.first(noun) >= mark
        && above != 0
        && above < mark) {
      int clause = above;
      while (!tree.isVerb(clause) && tree.head(clause) != 0) {
        clause = tree.head(clause);
      }
      tree.hang(verb, clause, "advcl");
      tree.hang(noun, verb, "nsubj");
    }
  }

  /** "for spreading rumours that A did it": the clause right behind such a noun is its content. */
  private void contentOfNoun(int clause) {
    int mark = tree.child(clause, "mark");
    int noun = mark - 1;
    if (tree.is(clause, "ccomp")
        && mark != 0
        && tree.lower(mark).equals("that")
        && tree.head(clause) < noun
        && tree.head(noun) != tree.head(clause)
        && tree.isNoun(noun)
        && tree.lower(noun).matches(CONTENT)) {
      tree.hang(clause, noun, "acl");
    }
  }
}
