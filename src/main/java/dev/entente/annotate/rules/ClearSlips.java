package dev.entente.annotate.rules;

import java.util.Set;

/**
 * Mends what trees in the Clear style often get wrong, or say in a way of their own, before {@link
 * ClearStyle} turns them: by what the words themselves show.
 */
final class ClearSlips {

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

  /** Verbs whose object hears what the clause behind it says. */
  private static final Set<String> TELLING =
      Set.of(
          "tell",
          "warn",
          "inform",
          "assure",
          "remind",
          "convince",
          "persuade",
          "notify",
          "promise",
          "advise");

  private final ClearTree tree;

  ClearSlips(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    roots();
    for (int i = 1; i < tree.size(); i++) {
      timeToDoIt(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      mainVerb(i);
      phraseForClause(i);
      vocative(i);
      receiver(i);
      second(i);
      secondAgent(i);
      content(i);
      behindColon(i);
      subjectBeforeParticiple(i);
      secondSubject(i);
      describing(i);
      according(i);
      secondRelative(i);
      insertedPlace(i);
      amongThem(i);
      asWellAs(i);
      notOnly(i);
      money(i);
    }
  }

  /** What is left without a head hangs on the root: "against sanctioning A" as a gerund. */
  private void roots() {
    int root = tree.children(0).getFirst();
    tree.hang(root, 0, "root");
    for (int word : tree.children(0)) {
      if (word == root) {
        continue;
      }
      int before = word - 1;
      if (tree.hasTag(word, "VBG")
          && tree.is(before, "prep")
          && tree.child(before, "pobj", "pcomp") == 0) {
        tree.hang(word, before, "pcomp");
      } else if (tree.lower(word).equals("about") && tree.lemma(before).equals("be")) {
        tree.hang(word, before, "acomp");
      } else {
        tree.hang(word, root, tree.child(word, "nsubj", "nsubjpass") == 0 ? "dep" : "parataxis");
      }
    }
  }

  /** "the pilots trained together": where nothing else is said, a participle says it. */
  private void mainVerb(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "acl")
        || !tree.is(noun, "root")
        || !tree.hasTag(verb, "VBN")
        || !tree.isNominal(noun)
        || verb < noun
        || tree.lower(verb).matches(".*(?:en|wn|rn|one|un|ung|unk|um)")
        || tree.child(verb, "agent") != 0
        || tree.child(noun, "nsubj", "nsubjpass", "appos", "parataxis") != 0) {
      return;
    }
    tree.hang(verb, 0, "root");
    for (int child : tree.children(noun)) {
      boolean before = child < noun && tree.is(child, "prep", "advmod", "npadvmod", "cc", "punct");
      if (child > verb || before) {
        tree.hang(child, verb, tree.relation(child));
      }
    }
    tree.hang(noun, verb, "nsubj");
  }

  /** "After talks, A and B left": no sentence begins with a conjunction that governs it all. */
  private void phraseForClause(int mark) {
    int verb = tree.head(mark);
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (mark == 1
        && tree.is(mark, "mark")
        && tree.is(verb, "root")
        && tree.lower(mark).matches("after|before|since|until|despite|during|amid")
        && subject > mark
        && subject < verb) {
      tree.hang(mark, verb, "prep");
      tree.hang(subject, mark, "pobj");
    }
  }

  /** "A, B reach a deal", "A, the former ruler, left": nobody is addressed in the news. */
  private void vocative(int name) {
    int verb = tree.head(name);
    int next = name + 2;
    if (!tree.is(name, "vocative")
        || !tree.isNoun(name)
        || verb < next
        || !tree.lower(name + 1).equals(",")) {
      return;
    }
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (subject == 0) {
      tree.hang(name, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
      if (tree.hasTag(next, "NNP", "NNPS") && next < verb) {
        tree.hang(next, name, "appos");
      }
    } else if (subject > name && tree.isNoun(subject) && tree.first(subject) == next) {
      tree.hang(name, verb, tree.relation(subject));
      tree.hang(subject, name, "appos");
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
    int next = tree.last(receiver) + 1;
    for (int thing : tree.children(verb)) {
      if (thing > receiver && tree.is(thing, "dobj") && tree.first(thing) == next) {
        tree.hang(receiver, verb, "dative");
        return;
      }
    }
    int thing = tree.child(receiver, "appos");
    if (thing > receiver
        && GIVING.contains(tree.lemma(verb))
        && tree.first(thing) == receiver + 1
        && tree.isNoun(thing)
        && !tree.hasTag(thing, "NNP", "NNPS")) {
      tree.hang(thing, verb, "dobj");
      tree.hang(receiver, verb, "dative");
    }
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

  /** "A, B hold talks on gas": a name before a verb is no part of a noun behind it. */
  private void second(int name) {
    int verb = name + 1;
    int first = name - 2;
    if (tree.is(name, "nmod", "compound", "poss")
        && tree.hasTag(name, "NNP", "NNPS")
        && tree.isVerb(verb)
        && tree.head(name) > verb
        && tree.lower(name - 1).equals(",")
        && tree.is(first, "nsubj")
        && tree.head(first) == verb) {
      tree.hang(name, first, "conj");
    }
  }

  /** "freed by A after mediation by B": only one of them does what the verb says. */
  private void secondAgent(int by) {
    int verb = tree.head(by);
    if (tree.is(by, "agent")
        && tree.isNoun(by - 1)
        && by - 1 != verb
        && tree.children(verb).stream().anyMatch(other -> other < by && tree.is(other, "agent"))) {
      tree.hang(by, by - 1, "prep");
    }
  }

  /** "a report that A refused to meet B", "told A that B fired": no relative clause. */
  private void content(int clause) {
    int noun = tree.head(clause);
    int that = noun + 1;
    if (!tree.is(clause, "relcl") || clause < noun) {
      return;
    }
    while (that < clause && !tree.lower(that).equals("that")) {
      that++;
    }
    int governor = tree.head(that);
    int subject = tree.child(clause, "nsubj", "nsubjpass");
    if (that == clause || !tree.is(that, "dobj", "advmod") || subject < that) {
      return;
    }
    boolean filled =
        tree.children(governor).stream()
            .anyMatch(object -> object > governor && tree.is(object, "dobj", "ccomp"));
    int verb = tree.head(noun);
    if (tree.is(noun, "dobj") && TELLING.contains(tree.lemma(verb)) && that == noun + 1) {
      tree.hang(clause, verb, "ccomp");
      tree.hang(that, clause, "mark");
    } else if (filled) {
      tree.hang(clause, noun, "acl");
      tree.hang(that, clause, "mark");
    } else if (tree.hasTag(that, "IN")) {
      tree.hang(that, clause, "mark");
    }
  }

  /** "gave another version: A had attacked B": what follows a colon describes no noun. */
  private void behindColon(int clause) {
    int noun = tree.head(clause);
    if (tree.is(clause, "relcl", "acl") && noun < clause) {
      for (int i = noun + 1; i < tree.first(clause) + 1; i++) {
        if (tree.lower(i).equals(":")) {
          int verb = tree.head(noun);
          tree.hang(clause, verb == 0 ? noun : verb, "parataxis");
          return;
        }
      }
    }
  }

  /** "A and B, having lobbied for months, left": their subject is the subject of the sentence. */
  private void subjectBeforeParticiple(int subject) {
    int participle = tree.head(subject);
    int verb = tree.head(participle);
    if (tree.is(subject, "nsubj", "nsubjpass")
        && tree.is(participle, "advcl")
        && verb > participle
        && subject < participle
        && tree.child(verb, "nsubj", "nsubjpass") == 0
        && tree.lower(tree.last(subject) + 1).equals(",")
        && (tree.hasTag(participle, "VBG")
            || tree.children(participle).stream().anyMatch(word -> tree.hasTag(word, "VBG")))) {
      tree.hang(subject, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
    }
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

  /** "lifted sanctions slapped on A": a participle right behind an object describes it. */
  private void describing(int participle) {
    int noun = participle - 1;
    if (tree.is(participle, "advcl")
        && tree.hasTag(participle, "VBN", "VBD")
        && tree.is(noun, "dobj")
        && tree.isNoun(noun)
        && tree.head(noun) == tree.head(participle)
        && tree.first(participle) == participle
        && tree.child(participle, "nsubj", "nsubjpass", "mark", "dobj") == 0) {
      tree.hang(participle, noun, "acl");
    }
  }

  /** "…, according to A" is coordinated with nothing. */
  private void according(int word) {
    if (tree.lower(word).equals("according") && tree.is(word, "conj")) {
      tree.hang(word, tree.head(word), "prep");
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

  /** "A, in Rome for talks, said": what for somebody is there. */
  private void insertedPlace(int second) {
    int first = second - 2;
    int verb = tree.head(second);
    if (tree.is(second, "prep")
        && verb > second
        && tree.lower(second).equals("for")
        && tree.is(first, "prep")
        && tree.head(first) == verb
        && tree.is(second - 1, "pobj")
        && tree.lower(first - 1).equals(",")
        && tree.lower(tree.last(second) + 1).equals(",")) {
      tree.hang(second, second - 1, "prep");
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

  /** "not only A but B": nothing is denied. */
  private void notOnly(int only) {
    int not = tree.head(only);
    if (tree.lower(only).equals("only") && tree.is(not, "preconj") && not == only - 1) {
      tree.hang(only, tree.head(not), "preconj");
      tree.hang(not, only, "neg");
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
}
