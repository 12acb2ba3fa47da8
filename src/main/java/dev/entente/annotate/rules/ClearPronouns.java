package dev.entente.annotate.rules;

/** Clauses with a relative pronoun, hung on the noun that the pronoun stands for. */
final class ClearPronouns {

  private final ClearTree tree;

  ClearPronouns(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 2; i < tree.size(); i++) {
      loose(i);
      aroundSpeech(i);
      behindPreposition(i);
      cleft(i);
      ofRelatives(i);
      ofApposition(i);
    }
  }

  /** "the drill that A and B plan to hold": a clause that begins with a pronoun behind a noun. */
  private void loose(int that) {
    int noun = that - 1;
    if (!tree.hasTag(that, "WDT") || !tree.isNoun(noun)) {
      return;
    }
    int clause = tree.head(that);
    while (tree.head(clause) > that && tree.isVerb(tree.head(clause))) {
      clause = tree.head(clause);
    }
    int above = tree.head(clause);
    if (clause > that
        && above < that
        && above != noun
        && tree.is(clause, "conj", "dep", "parataxis")
        && tree.first(clause) == that
        && tree.children(above).stream().noneMatch(and -> tree.is(and, "cc") && and > above)) {
      tree.hang(clause, noun, "relcl");
    }
  }

  /** "rebels who A says hold hostages": what is said of the rebels goes round who says it. */
  private void aroundSpeech(int speech) {
    int said = tree.is(speech, "relcl") ? tree.child(speech, "ccomp") : 0;
    int who = tree.child(said, "nsubj", "nsubjpass");
    int speaker = tree.child(speech, "nsubj");
    if (tree.hasTag(who, "WP", "WDT") && who < speaker && speaker < speech && speech < said) {
      tree.hang(said, tree.head(speech), "relcl");
      tree.hang(speech, said, "parataxis");
    }
  }

  /** "the rebels with whom A signed a truce are gone". */
  private void behindPreposition(int whom) {
    int preposition = tree.head(whom);
    int noun = tree.head(preposition);
    if (!tree.is(whom, "pobj")
        || !tree.hasTag(whom, "WP", "WDT")
        || !tree.is(preposition, "prep")
        || whom != preposition + 1
        || noun != preposition - 1
        || !tree.is(noun, "nsubj", "nsubjpass")) {
      return;
    }
    int clause = tree.head(noun);
    int subject =
        tree.children(clause).stream()
            .filter(word -> word > whom && tree.is(word, "nsubj", "nsubjpass"))
            .findFirst()
            .orElse(0);
    if (subject == 0 || clause < subject || tree.first(subject) != whom + 1) {
      return;
    }
    for (int main : tree.children(clause)) {
      if (main > clause
          && tree.is(main, "conj", "ccomp", "dep", "parataxis", "advcl")
          && tree.child(main, "nsubj", "nsubjpass", "mark", "expl") == 0
          && tree.children(clause).stream()
              .noneMatch(and -> tree.is(and, "cc") && and > clause && and < main)) {
        String relation = tree.relation(noun);
        tree.hang(main, tree.head(clause), tree.relation(clause));
        tree.hang(noun, main, tree.child(main, "auxpass") == 0 ? "nsubj" : relation);
        tree.hang(clause, noun, "relcl");
        tree.hang(preposition, clause, "prep");
        return;
      }
    }
  }

  /** "It was A, the minister said, that fired": the clause tells what A did. */
  private void cleft(int clause) {
    int speaker = tree.head(clause);
    int speech = tree.head(speaker);
    if (!tree.is(clause, "relcl") || !tree.is(speaker, "nsubj") || speech < speaker) {
      return;
    }
    int who = tree.child(clause, "nsubj", "nsubjpass", "dobj");
    int be =
        tree.is(speech, "parataxis", "ccomp") ? tree.head(speech) : tree.child(speech, "ccomp");
    int said = tree.child(be, "attr");
    if (who == speech + 2
        && tree.lower(who).matches("that|who|which")
        && tree.lemma(be).equals("be")
        && tree.lower(tree.child(be, "nsubj")).equals("it")
        && said != 0
        && said < speaker) {
      tree.hang(clause, said, "relcl");
    }
  }

  /** "relatives of the hostages, who gathered": those who are free do. */
  private void ofRelatives(int clause) {
    int others = tree.head(clause);
    int of = tree.head(others);
    int relatives = tree.head(of);
    int who = tree.child(clause, "nsubj");
    if (tree.is(clause, "relcl")
        && tree.is(others, "pobj")
        && tree.lower(of).equals("of")
        && tree.lower(relatives)
            .matches("relatives|families|parents|mothers|fathers|wives|widows|friends|lawyers")
        && tree.lower(who).equals("who")
        && tree.lower(who - 1).equals(",")) {
      tree.hang(clause, relatives, "relcl");
    }
  }

  /** "A, a reporter of the paper who is ill and has been jailed": the reporter is A. */
  private void ofApposition(int clause) {
    int name = tree.head(clause);
    int noun = tree.child(clause, "nsubj", "nsubjpass");
    int begin = tree.first(noun);
    if (!tree.is(clause, "relcl")
        || !tree.hasTag(name, "NNP", "NNPS")
        || !tree.hasTag(noun, "NN")
        || begin <= name
        || !tree.lower(begin).matches("an?")
        || !tree.lower(begin - 1).equals(",")) {
      return;
    }
    for (int own = noun + 1; own < clause; own++) {
      if (tree.is(own, "relcl")
          && tree.head(own) >= noun
          && tree.lower(tree.child(own, "nsubj", "nsubjpass")).equals("who")) {
        tree.hang(own, noun, "relcl");
        tree.hang(noun, name, "appos");
        tree.hang(clause, own, "conj");
        return;
      }
    }
  }
}
