package dev.entente.annotate.rules;

import java.util.List;

/**
 * What stands beside what in a tree in the Clear style: mended where the parser often errs, then
 * hung on the first of them, as Universal Dependencies do.
 */
final class ClearCoordinations {

  private final ClearTree tree;

  ClearCoordinations(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      secondObject(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      sameOrigin(i);
      toEach(i);
      secondSubject(i);
      secondRelative(i);
      according(i);
      asWellAs(i);
      behindInsertion(i);
    }
  }

  /** "between the army under A and B": a preposition has one object, "and" adds none to it. */
  private void secondObject(int and) {
    int before = tree.head(and);
    if (!tree.is(and, "cc") || before >= and || !tree.isNominal(before)) {
      return;
    }
    for (int second = and + 1; second < tree.size(); second++) {
      int preposition = tree.head(second);
      if (tree.is(second, "conj") && preposition == before) {
        return;
      }
      if (tree.is(second, "pobj")
          && tree.isPreposition(preposition)
          && preposition < and
          && tree.child(preposition, "pobj") < and) {
        tree.hang(second, before, "conj");
        return;
      }
    }
  }

  /** "A of B and C of D": whoever is of somewhere stands beside who is, not where. */
  private void sameOrigin(int name) {
    int place = tree.head(name);
    int preposition = tree.head(place);
    int first = tree.head(preposition);
    int next = name + 1;
    if (tree.is(name, "conj")
        && tree.is(place, "pobj")
        && (tree.is(first, "conj") || tree.lower(next).equals("of"))
        && tree.hasTag(name, "NNP")
        && tree.hasTag(first, "NNP")
        && tree.is(next, "prep")
        && (tree.head(next) == name || tree.head(next) == place)
        && tree.lower(next).equals(tree.lower(preposition))) {
      tree.hang(next, name, "prep");
      for (int and : tree.children(place)) {
        if (tree.is(and, "cc")) {
          tree.hang(and, first, "cc");
        }
      }
      tree.hang(name, first, "conj");
    }
  }

  /** "sent tanks to A and food to B": each thing with its own place, and no food beside A. */
  private void toEach(int second) {
    int and = tree.first(second) - 1;
    int next = second + 1;
    int preposition = tree.head(Math.max(and - 1, 0));
    int place = tree.head(preposition);
    while (!tree.lower(preposition).equals(tree.lower(next)) && tree.is(place, "pobj")) {
      preposition = tree.head(place);
      place = tree.head(preposition);
    }
    int first = tree.isNoun(place) ? place : tree.child(place, "dobj");
    boolean listed =
        tree.hasTag(and, "CC")
            ? tree.is(second, "conj", "appos")
            : tree.lower(and).equals(",") && tree.is(second, "conj", "dobj");
    if (!listed
        || !tree.hasTag(second, "NN", "NNS")
        || first == 0
        || first + 1 != preposition
        || !tree.lower(next).equals(tree.lower(preposition))
        || !tree.hasTag(tree.child(next, "pobj"), "NNP", "NNPS")
        || ClearStyle.isTime(tree.lemma(tree.child(next, "pobj")))) {
      return;
    }
    tree.hang(and, first, tree.relation(and));
    tree.hang(second, first, "conj");
    tree.hang(preposition, first, "prep");
    tree.hang(next, second, "prep");
  }

  /** "not only A but also B left": the second of two subjects is coordinated with the first. */
  private void secondSubject(int second) {
    int verb = tree.head(second);
    int first = tree.child(verb, "nsubj", "nsubjpass");
    if (tree.is(second, "nsubj", "nsubjpass")
        && first != 0
        && first < second
        && second < verb
        && tree.children(first).stream()
            .anyMatch(cc -> tree.is(cc, "cc") && cc > first && cc < second)) {
      tree.hang(second, first, "conj");
    }
  }

  /** "a vote in which A lost and in which B won": both clauses describe the same. */
  private void secondRelative(int second) {
    int noun = tree.head(second);
    int first = tree.child(noun, "relcl");
    int and = tree.first(second) - 1;
    if (tree.is(second, "relcl")
        && first != 0
        && first < and
        && tree.is(and, "cc")
        && tree.head(and) >= first) {
      tree.hang(and, first, "cc");
      tree.hang(second, first, "conj");
    }
  }

  /** "…, according to A" is coordinated with nothing. */
  private void according(int word) {
    if (tree.lower(word).equals("according") && tree.is(word, "conj")) {
      tree.hang(word, tree.head(word), "prep");
    }
  }

  /** "A, as well as B". */
  private void asWellAs(int last) {
    int first = last - 2;
    if (first < 1
        || !tree.lower(last).equals("as")
        || !tree.lower(last - 1).equals("well")
        || !tree.lower(first).equals("as")
        || !tree.is(last, "cc")) {
      return;
    }
    int noun = tree.head(last);
    for (int other : tree.children(noun)) {
      if (other > last && tree.is(other, "appos", "conj")) {
        tree.hang(other, noun, "conj");
        tree.hang(first, noun, "cc");
        tree.hang(last - 1, first, "fixed");
        tree.hang(last, first, "fixed");
        return;
      }
    }
  }

  /** "by A and, according to those close to them, B": both stand at the same place. */
  private void behindInsertion(int and) {
    int before = and - 1;
    if (!tree.hasTag(and, "CC")
        || !tree.lower(and + 1).equals(",")
        || !tree.isNoun(before)
        || tree.hasTag(and + 2, "WDT", "WP", "DT")) {
      return;
    }
    int comma = and + 2;
    while (comma < Math.min(tree.size(), and + 12) && !tree.lower(comma).equals(",")) {
      if (tree.hasTag(comma, "VBD", "VBZ", "VBP", "MD", "CC")) {
        return;
      }
      comma++;
    }
    for (int second = comma + 1; second < tree.size(); second++) {
      if (!tree.isNominal(second)
          || tree.head(second) > second
          || tree.head(second) > comma
          || tree.is(second, "nsubj", "nsubjpass", "conj")) {
        continue;
      }
      int first = before;
      boolean named = tree.hasTag(second, "NNP", "NNPS");
      while (tree.hasTag(first, "NNP", "NNPS") != named && tree.is(first, "pobj", "nmod")) {
        int above = tree.head(first);
        first = tree.isNoun(above) ? above : tree.head(above);
      }
      if (tree.isNoun(first) && first <= before) {
        for (int said = and + 2; said < comma; said++) {
          if (tree.head(said) == and || tree.head(said) > comma || tree.is(said, "conj")) {
            tree.hang(said, tree.head(first), tree.isPreposition(said) ? "prep" : "advmod");
          }
        }
        tree.hang(second, first, "conj");
        tree.hang(and, first, "cc");
      }
      return;
    }
  }

  /** Conjuncts hang on the first one, the conjunction on the conjunct behind it. */
  void hangOnFirst() {
    for (int self = 2; self + 1 < tree.size(); self++) {
      emphasis(self);
    }
    int[] chain = tree.heads();
    for (int i = 1; i < tree.size(); i++) {
      if (tree.is(i, "conj")) {
        int first = chain[i];
        while (tree.is(first, "conj") && !closer(first, i, chain)) {
          first = chain[first];
        }
        tree.hang(i, behindApposition(first, i) ? tree.head(first) : first, "conj");
      }
    }
    for (int i = 1; i < tree.size(); i++) {
      int first = tree.head(i);
      if (tree.is(i, "conj")
          && tree.isNominal(i)
          && tree.isNominal(first)
          && (tree.tag(i).startsWith("NNP") || tree.tag(first).startsWith("NNP"))
          && isAlone(i)) {
        tree.hang(i, first, "appos");
      }
    }
    for (int i = 1; i < tree.size(); i++) {
      if (tree.is(i, "cc")) {
        conjunction(i);
      }
    }
  }

  /** "A, itself the largest": said of A. */
  private void emphasis(int self) {
    int next = self + 1;
    int said = tree.head(next) > self ? tree.head(next) : next;
    if (tree.lower(self).matches("(?:him|her|it)self|themselves")
        && tree.lower(self - 1).equals(",")
        && tree.is(said, "conj")
        && tree.first(said) == next) {
      tree.hang(said, tree.head(said), "appos");
    }
  }

  private void conjunction(int and) {
    int before = tree.head(and);
    int first = tree.is(before, "conj") ? tree.head(before) : before;
    for (int next = and + 1; next < tree.size(); next++) {
      int above = tree.head(next);
      boolean behind = above < and && tree.first(next) == and + 1;
      if (tree.is(next, "conj") && (above == before || above == first || behind)) {
        tree.hang(and, next, "cc");
        return;
      }
    }
  }

  /** "the captain, A, and a cook": a comma behind the name ends what it says of the captain. */
  private boolean behindApposition(int name, int next) {
    if (!tree.is(name, "appos")
        || !tree.hasTag(tree.head(name), "NN", "NNS")
        || !tree.tag(name).startsWith("NNP")) {
      return false;
    }
    return tree.lower(name + 1).equals(",")
        && tree.lower(name - 1).equals(",")
        && tree.hasTag(name + 2, "CC")
        && next > name + 2;
  }

  /** "the head of the bank, Mr A, said": two that stand side by side without an "and". */
  private boolean isAlone(int conjunct) {
    int first = tree.head(conjunct);
    List<Integer> siblings = tree.children(first);
    siblings.addAll(tree.children(conjunct));
    int begin = tree.first(conjunct);
    return siblings.stream()
            .noneMatch(it -> tree.is(it, "cc", "preconj") || tree.is(it, "conj") && it != conjunct)
        && tree.lower(begin - 1).equals(",")
        && tree.lower(tree.last(conjunct) + 1).equals(",");
  }

  /**
   * "A marched, but B shouted and C": what a conjunction of its own, a colon or a subject sets off
   * keeps its own.
   */
  private boolean closer(int second, int third, int[] chain) {
    if (tree.isVerb(second)
        && chain[third] == second
        && tree.child(second, "nsubj", "nsubjpass") != 0
        && tree.child(third, "nsubj", "nsubjpass", "expl") == 0) {
      return true;
    }
    boolean before = false;
    boolean after = false;
    for (int i = 1; i < tree.size(); i++) {
      if (tree.is(i, "cc")) {
        before |=
            i > chain[second] && i < second && (chain[i] == chain[second] || chain[i] == second);
        after |= i > second && i < third;
      }
    }
    return before && after;
  }
}
