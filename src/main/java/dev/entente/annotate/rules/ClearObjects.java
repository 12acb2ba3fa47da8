package dev.entente.annotate.rules;

import java.util.Set;

/** Whom and what a verb or a noun governs, where the parser gives it to another. */
final class ClearObjects {

  /** Verbs that may have whoever gets something for an object before what he gets. */
  private static final Set<String> GIVING =
      Set.of(
          "give",
          "sell",
          "offer",
          "send",
          "lend",
          "grant",
          "hand",
          "award",
          "pay",
          "promise",
          "deny",
          "owe",
          "guarantee",
          "cost");

  private final ClearTree tree;

  ClearObjects(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      crossing(i);
      behindVerb(i);
      asAdjective(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      timeGiven(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      timeToDoIt(i);
      receiver(i);
      oneOf(i);
      amongThem(i);
      money(i);
      ofInfinitive(i);
    }
  }

  /** "A's bid to join B was held up": whom an infinitive has for its object is no subject. */
  private void ofInfinitive(int noun) {
    int infinitive = tree.first(noun) - 1;
    int bid = tree.head(infinitive);
    if (tree.is(noun, "nsubj", "nsubjpass")
        && tree.is(infinitive, "acl")
        && tree.hasInfinitiveMark(infinitive)
        && tree.child(infinitive, "dobj", "prep") == 0
        && tree.lemma(infinitive).matches("join|enter|leave|quit|rejoin|buy|sell|build|free|host")
        && tree.is(bid, "nsubj", "nsubjpass")
        && tree.head(bid) == tree.head(noun)) {
      tree.hang(noun, infinitive, "dobj");
    }
  }

  /**
   * "held A responsible for last month's attack", "to whom B granted protection": nothing hangs on
   * a noun behind what its own verb governs.
   */
  private void crossing(int word) {
    int noun = tree.head(word);
    int next = word + 1;
    int verb = tree.head(next);
    if (noun > next
        && verb == word - 1
        && tree.isVerb(verb)
        && tree.isNoun(word)
        && tree.is(word, "nmod", "compound", "poss", "nn")
        && tree.child(verb, "dobj") == 0) {
      tree.hang(word, verb, "dobj");
    } else if (tree.is(word, "prep")
        && noun > word
        && tree.isNoun(noun)
        && tree.head(noun) > word
        && tree.head(noun) < noun
        && tree.isVerb(tree.head(noun))) {
      tree.hang(word, tree.head(noun), "prep");
    }
  }

  /** "let go two men", "pressed A to let B in": objects of a verb whose noun is behind another. */
  private void behindVerb(int noun) {
    int above = tree.head(noun);
    int verb = tree.first(noun) - 1;
    if (!tree.isNoun(noun) || verb < 2 || above == 0 || above >= verb) {
      return;
    }
    if (tree.is(noun, "punct")) {
      tree.hang(noun, above, tree.isVerb(verb) ? "dobj" : "dep");
    }
    boolean infinitive =
        tree.is(verb, "advcl", "xcomp")
            && tree.head(verb) == above
            && tree.hasTag(verb, "VB")
            && tree.hasInfinitiveMark(verb)
            && tree.child(verb, "dobj") == 0;
    if (infinitive && tree.is(noun, "dobj") && tree.child(above, "dobj") != noun) {
      tree.hang(noun, verb, "dobj");
    }
  }

  /** "sold B forty tanks", "offered B help": whoever gets something stands before it. */
  private void receiver(int receiver) {
    int verb = tree.head(receiver);
    if (tree.is(receiver, "nsubj")) {
      int thing = verb;
      verb = tree.head(thing);
      boolean given = tree.isNoun(thing) || tree.hasTag(thing, "VB");
      if (tree.is(thing, "dobj") && given && verb < receiver && receiver < thing) {
        tree.hang(receiver, verb, "dative");
      }
      return;
    }
    if (!tree.is(receiver, "dobj") || verb > receiver || !tree.isVerb(verb)) {
      return;
    }
    int thing = next(verb, receiver);
    int apposition = tree.child(receiver, "appos");
    if (thing != 0) {
      tree.hang(receiver, verb, "dative");
    } else if (apposition > receiver
        && GIVING.contains(tree.lemma(verb))
        && tree.first(apposition) == receiver + 1
        && tree.isNoun(apposition)
        && !tree.hasTag(apposition, "NNP", "NNPS")) {
      tree.hang(apposition, verb, "dobj");
      tree.hang(receiver, verb, "dative");
    }
  }

  /** The next direct object of a verb that nothing sets off from the first; 0 if there is none. */
  private int next(int verb, int first) {
    for (int i = first + 1; i < tree.size() && !tree.hasTag(i, ",", "CC", ":"); i++) {
      if (tree.head(i) == verb && tree.is(i, "dobj") && tree.isNoun(i)) {
        return i;
      }
    }
    return 0;
  }

  /** "gave the officers who toppled B ten days": it is they who are given the time. */
  private void timeGiven(int time) {
    int clause = tree.head(time);
    int receiver = tree.head(clause);
    int giving = tree.head(receiver);
    int object = tree.child(clause, "dative", "dobj");
    boolean counted =
        tree.is(time, "npadvmod")
            && tree.is(time - 1, "num", "nmod")
            && tree.hasTag(time + 1, "TO");
    if (!tree.is(time, "dobj") && !counted
        || object == 0
        || object >= time
        || !tree.is(clause, "relcl")
        || !tree.is(receiver, "dobj")
        || !GIVING.contains(tree.lemma(giving))
        || GIVING.contains(tree.lemma(clause))
        || !ClearStyle.isTime(tree.lemma(time))) {
      return;
    }
    for (int child : tree.children(clause)) {
      if (child > time) {
        tree.hang(child, giving, tree.relation(child));
      }
    }
    tree.hang(object, clause, "dobj");
    tree.hang(receiver, giving, "dative");
    tree.hang(time, giving, "dobj");
  }

  /** "gave B 24 hours to leave": whoever gets the time does it. */
  private void timeToDoIt(int infinitive) {
    int verb = tree.head(tree.head(infinitive));
    if (tree.is(infinitive, "relcl", "acl")
        && tree.is(tree.head(infinitive), "dobj", "dative")
        && GIVING.contains(tree.lemma(verb))
        && tree.hasInfinitiveMark(infinitive)
        && tree.children(verb).stream()
            .anyMatch(time ->
                time < infinitive
                    && tree.is(time, "dobj")
                    && tree.lower(time).matches("(?:minute|hour|day|week|month)s?"))
        && tree.children(verb).stream().filter(got -> tree.is(got, "dobj", "dative")).count() > 1) {
      tree.hang(infinitive, verb, "advcl");
    }
  }

  /** "is one of the exiles whom B shelters": of whom there is one, and who they are. */
  private void oneOf(int of) {
    int one = of - 1;
    if (!tree.lower(of).equals("of") || !tree.hasTag(one, "CD")) {
      return;
    }
    int verb = tree.head(of);
    if (tree.is(of, "prep") && tree.head(one) == verb && tree.lemma(verb).equals("be")) {
      tree.hang(of, one, "prep");
    }
    int noun = tree.head(of) == one ? tree.child(of, "pobj") : 0;
    int clause = noun == 0 ? 0 : tree.child(one, "relcl");
    if (clause > noun && tree.hasTag(noun, "NNS", "NNPS")) {
      tree.hang(clause, noun, "relcl");
    }
  }

  /** "several countries, among them A and B". */
  private void amongThem(int them) {
    int among = tree.head(them);
    int name = tree.head(among);
    if (tree.is(them, "pobj")
        && tree.lower(them).matches("them|whom|which")
        && tree.lower(among).matches("among|including")
        && among < name
        && tree.is(name, "appos")) {
      tree.hang(among, tree.head(name), "prep");
      tree.hang(name, among, "pobj");
      tree.hang(them, among, "fixed");
    }
  }

  /** "$500 million in aid": the sign is the noun. */
  private void money(int sign) {
    int number = tree.head(sign);
    if (!tree.hasTag(sign, "$") || !tree.hasTag(number, "CD") || number < sign) {
      return;
    }
    tree.hang(sign, tree.head(number), tree.relation(number));
    for (int child : tree.children(number)) {
      if (!tree.hasTag(child, "CD")) {
        tree.hang(child, sign, tree.relation(child));
      }
    }
    tree.hang(number, sign, "num");
  }

  /** "dismissed as false the claim that …": the claim is dismissed. */
  private void asAdjective(int adjective) {
    int as = adjective - 1;
    int noun = tree.is(adjective, "pcomp", "pobj") ? tree.child(as, "pobj") : tree.head(adjective);
    int verb = tree.head(as);
    if (tree.lower(as).equals("as")
        && tree.is(as, "prep")
        && tree.isVerb(verb)
        && tree.tag(adjective).startsWith("JJ")
        && tree.is(noun, "pobj")
        && tree.head(noun) == as
        && noun > adjective
        && tree.children(noun).stream()
            .anyMatch(the -> the > adjective && the < noun && tree.is(the, "det", "poss"))
        && tree.child(verb, "dobj") == 0) {
      tree.hang(noun, verb, "dobj");
      tree.hang(adjective, as, "pobj");
    }
  }
}
