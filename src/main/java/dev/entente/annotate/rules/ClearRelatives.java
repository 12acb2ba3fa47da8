package dev.entente.annotate.rules;

/** Clauses that describe a noun, hung on the right one, or that a preposition of time begins. */
final class ClearRelatives {

  private final ClearTree tree;

  ClearRelatives(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      aroundSpeech(i);
      cleftAroundSpeech(i);
      behindPreposition(i);
      ofRelatives(i);
      ofApposition(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      clauseOfTime(i);
      behindTime(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      behindComma(i);
      secondRelative(i);
      cleft(i);
    }
  }

  /** "hours after an officer confessed": a preposition of time has a clause, not a noun. */
  private void clauseOfTime(int verb) {
    if (!tree.is(verb, "relcl", "acl", "conj", "advcl", "dep", "parataxis")
        || !tree.isFinite(verb)
        || tree.child(verb, "nsubj", "nsubjpass", "expl", "mark", "cc") != 0) {
      return;
    }
    int begin = tree.first(verb);
    int before = begin - 1;
    for (int noun = before; noun > 0; noun = tree.head(noun)) {
      int preposition = tree.head(noun);
      if (tree.is(noun, "pobj")
          && tree.lower(preposition).matches("after|before|since|until|because|while")
          && preposition < noun
          && lastBefore(noun, begin) == before
          && !tree.hasTag(begin, "WDT", "WP", "WP$", "WRB", "CC", "IN")
          && tree.isNominal(noun)) {
        int above = tree.head(preposition);
        if (above == verb || above == 0) {
          return;
        }
        tree.hang(verb, above, "advcl");
        tree.hang(noun, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
        tree.hang(preposition, verb, "mark");
        return;
      }
    }
  }

  /** "an hour after soldiers had begun": what is there in the tree is a clause of time. */
  private void behindTime(int verb) {
    int time = tree.head(verb);
    int after = time + 1;
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (tree.is(verb, "relcl")
        && tree.lower(after).matches("after|before|since|until")
        && tree.head(after) == time
        && tree.child(after, "pobj", "pcomp") == 0
        && subject > after
        && tree.first(subject) == after + 1
        && tree.head(time) != 0) {
      tree.hang(after, verb, "mark");
      tree.hang(verb, tree.head(time), "advcl");
    }
  }

  /** "the union, whose envoy is trying", "B, with whom it quarrelled". */
  private void behindComma(int verb) {
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    int clause = tree.child(verb, "advcl", "ccomp", "parataxis");
    boolean above =
        tree.is(verb, "root")
            && clause != 0
            && clause < subject
            && tree.hasTag(tree.first(subject), "WP$")
            && tree.child(clause, "nsubj", "nsubjpass") != 0
            && tree.child(clause, "mark") == 0;
    if (!tree.is(verb, "conj", "advcl", "parataxis", "ccomp", "dep") && !above
        || !tree.isFinite(verb)) {
      return;
    }
    int begin = above ? tree.first(subject) : tree.first(verb);
    int comma = begin - 1;
    int noun = begin - 2;
    int which = tree.hasTag(begin, "IN", "TO") ? begin + 1 : begin;
    boolean known =
        tree.hasTag(which, "WP$", "WP") && tree.lower(which).matches("whose|whom|who")
            || which > begin
                && tree.lower(which).equals("which")
                && tree.lower(begin).matches("in|under|on|at|against|over|by")
                && !tree.lower(which + 1).equals("case");
    if (noun < 1
        || !known
        || !tree.lower(comma).equals(",")
        || !tree.isNoun(noun)
        || ClearStyle.isTime(tree.lemma(noun))) {
      return;
    }
    if (which > begin && tree.lower(which).equals("which")) {
      int next = tree.head(tree.head(noun));
      while (tree.is(noun, "pobj") && tree.isNoun(next) && next < noun) {
        noun = next;
        next = tree.head(tree.head(noun));
      }
    }
    if (above) {
      tree.hang(clause, 0, "root");
    }
    tree.hang(verb, noun, "relcl");
  }

  /** "which they traced to A and which forced them": both describe the same. */
  private void secondRelative(int second) {
    int begin = tree.first(second);
    int first = tree.head(begin - 1);
    if (tree.is(second, "relcl")
        && tree.hasTag(begin, "WDT", "WP")
        && tree.is(begin - 1, "cc")
        && tree.is(first, "relcl")
        && first < begin
        && tree.head(second) != tree.head(first)) {
      tree.hang(second, first, "conj");
    }
  }

  /** "It was A that crossed the line, burned farms and opened fire". */
  private void cleft(int verb) {
    int be = tree.head(verb);
    int noun = tree.child(be, "attr");
    int clause = noun == 0 ? 0 : tree.child(noun, "relcl");
    if (tree.is(verb, "conj")
        && clause != 0
        && clause < verb
        && tree.lemma(be).equals("be")
        && tree.lower(tree.child(be, "nsubj")).equals("it")
        && tree.tag(verb).equals(tree.tag(clause))
        && tree.isFinite(verb)
        && tree.child(verb, "nsubj", "nsubjpass") == 0) {
      for (int and : tree.children(be)) {
        if (tree.is(and, "cc") && and > clause) {
          tree.hang(and, clause, "cc");
        }
      }
      tree.hang(verb, clause, "conj");
    }
  }

  /** The last word below a word before a place. */
  private int lastBefore(int word, int place) {
    int last = word;
    for (int child : tree.children(word)) {
      if (child < place) {
        last = Math.max(last, lastBefore(child, place));
      }
    }
    return last;
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

  /** "It was A, the minister said, that had armed B": no minister armed B. */
  private void cleftAroundSpeech(int clause) {
    int speaker = tree.head(clause);
    int speech = tree.head(speaker);
    int be = tree.head(speech);
    int name = tree.child(be, "attr");
    int that = tree.first(clause);
    if (tree.is(clause, "relcl")
        && tree.is(speaker, "nsubj")
        && tree.is(speech, "parataxis", "ccomp")
        && tree.lemma(be).equals("be")
        && tree.lower(tree.child(be, "nsubj")).equals("it")
        && name != 0
        && name < speaker
        && speech < that
        && tree.lower(that).matches("that|who|which")) {
      tree.hang(clause, name, "relcl");
    }
  }

  /** "The rebels with whom A signed a truce are gone": who is gone did not sign. */
  private void behindPreposition(int who) {
    int preposition = who - 1;
    int noun = who - 2;
    int verb = noun < 1 ? 0 : tree.head(noun);
    if (noun < 1
        || !tree.hasTag(who, "WP", "WDT")
        || !tree.lower(who).matches("whom|which")
        || !tree.hasTag(preposition, "IN", "TO")
        || !tree.is(noun, "nsubj", "nsubjpass")
        || verb < who
        || tree.children(verb).stream()
            .noneMatch(subject -> subject > who && tree.is(subject, "nsubj", "nsubjpass"))) {
      return;
    }
    for (int main : tree.children(verb)) {
      if (tree.is(main, "conj", "ccomp", "parataxis", "dep")
          && main > verb
          && tree.child(main, "nsubj", "nsubjpass") == 0
          && tree.isFinite(main)
          && tree.children(verb).stream()
              .noneMatch(word -> word > verb && word < main && tree.is(word, "cc"))) {
        tree.hang(main, tree.head(verb), tree.relation(verb));
        tree.hang(noun, main, tree.child(main, "auxpass") == 0 ? "nsubj" : "nsubjpass");
        tree.hang(verb, noun, "relcl");
        tree.hang(preposition, verb, "prep");
        tree.hang(who, preposition, "pobj");
        return;
      }
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
