package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/** Mends what no sentence can be, before anything is mended that only seldom is so. */
final class RuledOut {

  private final ParsedSentence tree;

  private RuledOut(ParsedSentence tree) {
    this.tree = tree;
  }

  static void repair(ParsedSentence tree) {
    RuledOut repairs = new RuledOut(tree);
    for (int i = 0; i < tree.size(); i++) {
      repairs.attributeWithAuxiliary(i);
      repairs.auxiliaryAsVerb(i);
      repairs.secondRoot(i);
      repairs.relativeAroundItsNoun(i);
      repairs.relativeOnVerb(i);
      repairs.timeAsConjunct(i);
      repairs.prepositionAlone(i);
      repairs.someOfThem(i);
      repairs.participleForVerb(i);
    }
  }

  /** "after A had threatened reprisals": an attribute has no auxiliary. */
  private void attributeWithAuxiliary(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "amod", "compound")
        || !tree.token(verb).isVerb()
        || noun < verb
        || tree.children(verb, "aux").stream().noneMatch(word -> word < verb)) {
      return;
    }
    List<Integer> after =
        tree.children(noun, "punct", "advmod", "obl").stream().filter(it -> it > noun).toList();
    tree.promote(verb, noun);
    tree.rehang(noun, verb, "obj");
    after.forEach(word -> tree.rehang(word, verb, tree.relation(word)));
    tree.children(noun, "nsubj", "mark", "cc")
        .forEach(word -> tree.rehang(word, verb, tree.relation(word)));
  }

  /** "has neither granted nor refused it": what has a participle only helps it. */
  private void auxiliaryAsVerb(int have) {
    if (!tree.lemma(have).equals("have")
        || !tree.token(have).isVerb()
        || !tree.children(have, "obj", "xcomp", "aux").isEmpty()) {
      return;
    }
    Optional<Integer> verb =
        tree.children(have, "ccomp").stream()
            .filter(word -> word > have && tree.token(word).tag().matches("VB[ND]"))
            .filter(word -> tree.children(word, "nsubj", "nsubj:pass", "mark", "aux").isEmpty())
            .findFirst();
    if (verb.isPresent()) {
      tree.promote(verb.get(), have);
      List.copyOf(tree.children(have)).stream()
          .filter(word -> !word.equals(verb.get()))
          .forEach(word -> tree.rehang(word, verb.get(), tree.relation(word)));
      tree.rehang(have, verb.get(), "aux");
    }
  }

  /** What the parser left over is no second sentence. */
  private void secondRoot(int word) {
    int head = tree.head(word);
    if (!tree.is(word, "root") || head == ParsedSentence.NONE) {
      return;
    }
    int pronoun = pronoun(word);
    int noun = nounBefore(pronoun);
    if (noun != ParsedSentence.NONE && tree.rehang(word, noun, "acl:relcl")) {
      return;
    }
    boolean clause = tree.token(word).isVerb() && !tree.children(word, "mark").isEmpty();
    tree.relabel(word, clause ? "advcl" : "parataxis");
  }

  /** "the dam, which A, afraid for its water, condemned": it is not of the water. */
  private void relativeAroundItsNoun(int verb) {
    int head = tree.head(verb);
    int pronoun = pronoun(verb);
    if (tree.is(verb, "acl:relcl") && pronoun != ParsedSentence.NONE && pronoun < head) {
      int noun = nounBefore(pronoun);
      if (noun != ParsedSentence.NONE) {
        tree.rehang(verb, noun, "acl:relcl");
      }
    }
  }

  /**
   * "put in before a drill that A and B hold": without "and" it is not coordinated; "a firm that
   * they call a front": no "that" behind a noun begins an adverbial clause that lacks an object.
   */
  private void relativeOnVerb(int verb) {
    Optional<Integer> that = tree.child(verb, "mark", "obj", "nsubj");
    if (that.isPresent()
        && that.get() > 0
        && tree.lemma(that.get()).equals("that")
        && that.get() > tree.head(verb)
        && tree.token(that.get() - 1).isNoun()
        && (tree.is(verb, "conj") && tree.children(verb, "cc").isEmpty()
            || tree.is(verb, "advcl") && tree.children(verb, "obj", "xcomp", "ccomp").isEmpty())
        && tree.children(verb, "nsubj", "nsubj:pass").stream().anyMatch(it -> it >= that.get())) {
      int noun = that.get() - 1;
      // "a firm in A that they call a front": what has a name needs no "that".
      boolean within = tree.is(noun, "nmod") && tree.token(tree.head(noun)).tag().startsWith("NN");
      if (tree.token(noun).tag().startsWith("NNP") && within) {
        tree.rehang(verb, tree.head(noun), "acl:relcl");
      } else {
        tree.rehang(verb, noun, "ccomp");
      }
    }
  }

  /** "filed a complaint last autumn": when it was is no second complaint. */
  private void timeAsConjunct(int time) {
    if (!tree.is(time, "conj", "appos")
        || !tree.lemma(time).matches("day|night|week|month|year|spring|summer|autumn|winter")) {
      return;
    }
    int begin = tree.subtree(time).getFirst();
    if (begin > 0
        && tree.lemma(begin).matches("last|next|this|that")
        && !tree.lemma(begin - 1).matches(",|and|or")) {
      int clause = tree.clause(time);
      if (clause != time && tree.token(clause).isVerb()) {
        tree.rehang(time, clause, "obl:tmod");
      }
    }
  }

  /** "freed 200 men, among them ten A": that is part of them, no other name for all. */
  private void someOfThem(int some) {
    if (!tree.is(some, "appos")) {
      return;
    }
    int before = tree.subtree(some).getFirst() - 1;
    boolean within = tree.children(some, "nmod", "obl").stream().anyMatch(this::isAmongThem);
    if (within || before > 0 && isAmongThem(before)) {
      tree.relabel(some, "dep");
    }
  }

  private boolean isAmongThem(int pronoun) {
    return tree.lemma(pronoun).matches("they|them|which|whom")
        && tree.preposition(pronoun).equals("among");
  }

  /** "took to boats": a preposition right before what seems an object governs it. */
  private void prepositionAlone(int preposition) {
    int verb = tree.head(preposition);
    if (!tree.is(preposition, "obl", "nmod")
        || !tree.token(preposition).tag().matches("IN|TO")
        || verb == ParsedSentence.NONE
        || !tree.children(preposition).isEmpty()) {
      return;
    }
    tree.children(verb, "obj", "obl:tmod", "obl:npmod", "xcomp").stream()
        .filter(word -> word > preposition && tree.token(word).isNoun())
        .filter(word -> tree.subtree(word).getFirst() == preposition + 1)
        .findFirst()
        .ifPresent(noun -> {
          tree.rehang(preposition, noun, "case");
          tree.relabel(noun, "obl");
        });
  }

  /** "troops under his command killed villagers, burned huts": two subjects are one too many. */
  private void participleForVerb(int verb) {
    List<Integer> subjects = tree.children(verb, "nsubj");
    if (subjects.size() != 2 || !tree.token(verb).tag().equals("VBD")) {
      return;
    }
    int first = subjects.getFirst();
    int object = subjects.getLast();
    int before = tree.subtree(object).getFirst() - 1;
    if (object > verb
        || before < first
        || !tree.token(before).tag().equals("VBN")
        || !tree.is(before, "acl")
        || !tree.children(before, "aux:pass", "obj").isEmpty()
        || !tree.subtree(first).contains(before)
        || tree.subtree(first).getLast() != before) {
      return;
    }
    List<Integer> marks = tree.children(verb, "mark", "cc");
    tree.promote(before, verb);
    tree.read(before, tree.token(before).readAs("VBD"));
    tree.rehang(first, before, "nsubj");
    tree.rehang(object, before, "obj");
    tree.rehang(verb, before, "conj");
    marks.stream()
        .filter(it -> it < first)
        .forEach(word -> tree.rehang(word, before, tree.relation(word)));
  }

  /** The relative pronoun that begins a clause; else none. */
  private int pronoun(int verb) {
    return tree.children(verb).stream()
        .filter(word -> word < verb && tree.token(word).tag().matches("WDT|WP"))
        .findFirst()
        .orElse(ParsedSentence.NONE);
  }

  private int nounBefore(int pronoun) {
    if (pronoun < 1) {
      return ParsedSentence.NONE;
    }
    int noun = tree.lemma(pronoun - 1).equals(",") ? pronoun - 2 : pronoun - 1;
    return noun >= 0 && tree.token(noun).isNoun() ? noun : ParsedSentence.NONE;
  }
}
