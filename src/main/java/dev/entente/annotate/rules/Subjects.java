package dev.entente.annotate.rules;

import java.util.Optional;

/** Gives verbs the subjects that the parser took for something else. */
final class Subjects {

  private final ParsedSentence tree;

  Subjects(ParsedSentence tree) {
    this.tree = tree;
  }

  void repair(int word) {
    toEachOther(word);
    demonstrative(word);
    ofInfinitive(word);
    whether(word);
    orphaned(word);
    underItself(word);
    letBeKnown(word);
    behindFrontedClause(word);
    lastToCome(word);
    madeKnown(word);
    placeExplained(word);
    idea(word);
  }

  /** "the last envoy to visit B came in May": the finite verb is the sentence's. */
  private void lastToCome(int infinitive) {
    if (!tree.is(infinitive, "root", "list", "parataxis", "conj")
        || !tree.token(infinitive).tag().equals("VB")
        || tree.children(infinitive, "mark").stream()
            .noneMatch(to -> tree.token(to).tag().equals("TO"))) {
      return;
    }
    Optional<Integer> noun =
        tree.children(infinitive, "nsubj").stream()
            .filter(word -> word < infinitive && tree.token(word).isNoun())
            .filter(word ->
                tree.children(word, "amod").stream()
                    .anyMatch(which -> Grammar.isOrdinal(tree, which)))
            .findFirst();
    Optional<Integer> verb =
        tree.children(infinitive, "dep", "ccomp", "parataxis").stream()
            .filter(word -> word > infinitive && tree.token(word).tag().matches("VB[DZP]"))
            .filter(word -> tree.children(word, "nsubj", "nsubj:pass", "mark").isEmpty())
            .findFirst();
    if (noun.isPresent() && verb.isPresent()) {
      tree.promote(verb.get(), infinitive);
      tree.rehang(noun.get(), verb.get(), "nsubj");
      tree.rehang(infinitive, noun.get(), "acl");
    }
  }

  /** "made its anger known to B": to whom something is made known is the verb's. */
  private void madeKnown(int known) {
    int noun = tree.head(known);
    if (!tree.is(known, "acl", "amod", "xcomp", "dep")
        || !tree.lemma(known).matches("know|known|clear|plain|felt|feel")
        || noun == ParsedSentence.NONE
        || !tree.is(noun, "obj")
        || noun > known
        || !tree.lemma(tree.head(noun)).equals("make")) {
      return;
    }
    int verb = tree.head(noun);
    for (int hearer : tree.children(known, "obl", "nmod")) {
      if (tree.preposition(hearer).equals("to")) {
        tree.rehang(hearer, verb, "obl");
      }
    }
    tree.rehang(known, verb, "xcomp");
  }

  /** "outside A, a town that B took": what the place is, not one place more. */
  private void placeExplained(int noun) {
    int name = tree.head(noun);
    if (!tree.is(noun, "conj", "dep")
        || name == ParsedSentence.NONE
        || name > noun
        || !tree.token(name).tag().startsWith("NNP")
        || !tree.token(noun).tag().equals("NN")
        || !tree.children(noun, "cc").isEmpty()
        || !tree.children(name, "cc").isEmpty()
        || tree.children(noun, "acl:relcl", "acl").isEmpty()
        || tree.children(noun, "det").stream()
            .noneMatch(det -> tree.lemma(det).matches("an?|the"))) {
      return;
    }
    int first = tree.subtree(noun).getFirst();
    if (first > 0 && tree.lemma(first - 1).equals(",") && first - 2 == name) {
      tree.relabel(noun, "appos");
    }
  }

  /**
   * "A is urging B to pay, an idea C has so far resisted": the last verb is no verb of the sentence
   * where its subject stands right behind a noun with "a".
   */
  private void idea(int verb) {
    Optional<Integer> clause = tree.child(verb, "csubj");
    if (clause.isEmpty()
        || clause.get() > verb
        || !tree.token(verb).isVerb()
        || tree.children(clause.get(), "nsubj", "nsubj:pass").isEmpty()
        || !tree.children(clause.get(), "mark").isEmpty()
        || !tree.children(verb, "obj", "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int begin = verb;
    while (begin > 0 && tree.is(begin - 1, "aux", "advmod") && begin - 1 > clause.get()) {
      begin--;
    }
    int name = begin - 1;
    int first = name;
    while (first > 0 && tree.token(first).tag().matches("NNPS?|POS") && first > clause.get()) {
      first--;
    }
    int noun = first;
    int det = noun - 1;
    while (det > clause.get() && tree.token(det).isAdjective()) {
      det--;
    }
    if (!tree.token(name).tag().startsWith("NNP")
        || !tree.token(noun).tag().equals("NN")
        || !tree.lemma(det).matches("an?")
        || !tree.lemma(det - 1).equals(",")) {
      return;
    }
    tree.promote(clause.get(), verb);
    tree.rehang(noun, clause.get(), "dep");
    tree.rehang(verb, noun, "acl:relcl");
    tree.rehang(name, verb, "nsubj");
    tree.rehang(det, noun, "det");
    for (int mark : tree.children(verb, "punct")) {
      tree.rehang(mark, clause.get(), "punct");
    }
  }

  /** "After rebels took a town in B, A left": who stands behind the comma is the subject. */
  private void behindFrontedClause(int clause) {
    int verb = tree.head(clause);
    if (!tree.is(clause, "csubj", "csubj:pass")
        || verb < clause
        || tree.children(clause, "mark", "advmod").stream()
            .noneMatch(mark ->
                mark == 0
                    && tree.lemma(mark).matches("after|when|as|since|before|while|once|until"))
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int begin = tree.children(verb, "aux", "aux:pass").stream().reduce(verb, Math::min);
    int name = begin - 1;
    int before = name < 1 ? ParsedSentence.NONE : tree.subtree(name).getFirst() - 1;
    if (before < 1
        || !tree.token(name).isNoun()
        || !tree.is(name, "appos", "conj", "dep")
        || !tree.lemma(before).equals(",")) {
      return;
    }
    tree.relabel(clause, "advcl");
    tree.rehang(name, verb, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
  }

  /** "guards shot at each other": who does so to each other does it, and suffers it besides. */
  private void toEachOther(int verb) {
    if (!tree.token(verb).tag().equals("VBN")
        || !tree.children(verb, "aux", "aux:pass", "obj").isEmpty()
        || tree.is(verb, "acl", "amod")) {
      return;
    }
    Optional<Integer> doers = tree.child(verb, "nsubj:pass").or(() -> tree.child(verb, "nsubj"));
    boolean mutual =
        tree.children(verb, "obl").stream()
            .anyMatch(other ->
                other > 0
                    && tree.lemma(other).matches("other|another")
                    && tree.lemma(other - 1).matches("each|one"));
    if (doers.isPresent() && mutual) {
      tree.relabel(doers.get(), "nsubj");
      tree.read(verb, ParsedSentence.asFinite(tree.token(verb)));
    }
  }

  /** "rejected that idea": what "that" points at is the object. */
  private void demonstrative(int that) {
    int noun = that + 1;
    int verb = tree.head(that);
    if (tree.token(that).word().equals("that")
        && tree.is(that, "obj", "mark", "dep")
        && noun < tree.size()
        && tree.token(noun).tag().equals("NN")
        && tree.head(noun) == that
        && verb == that - 1
        && tree.token(verb).isVerb()
        && tree.rehang(noun, verb, "obj")) {
      tree.rehang(that, noun, "det");
    }
  }

  /**
   * "An offer by A to host talks was spurned by B": the noun in front is the subject of the finite
   * verb, and the infinitive says what it is.
   */
  private void ofInfinitive(int infinitive) {
    if (!tree.is(infinitive, "csubj", "csubj:pass")
        || tree.children(infinitive, "mark").stream()
            .noneMatch(to -> tree.token(to).tag().equals("TO"))) {
      return;
    }
    int verb = tree.head(infinitive);
    Optional<Integer> noun =
        tree.children(infinitive, "nsubj").stream()
            .filter(word -> tree.token(word).tag().startsWith("NN"))
            .filter(word -> !tree.lemma(tree.subtree(word).getFirst()).equals("for"))
            .findFirst();
    if (noun.isEmpty()
        || verb < infinitive
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    boolean passive = tree.is(infinitive, "csubj:pass") || tree.isPassive(verb);
    tree.rehang(noun.get(), verb, passive ? "nsubj:pass" : "nsubj");
    tree.rehang(infinitive, noun.get(), "acl");
  }

  /** "is weighing whether to arm B": "whether" is no object. */
  private void whether(int word) {
    int verb = tree.head(word);
    if (!tree.lemma(word).equals("whether") || !tree.is(word, "obj", "dep") || verb > word) {
      return;
    }
    tree.children(word, "dep", "acl", "xcomp", "ccomp").stream()
        .filter(clause -> clause > word && tree.token(clause).isVerb())
        .findFirst()
        .ifPresent(clause -> tree.rehang(clause, verb, "xcomp"));
    tree.children(verb, "xcomp", "ccomp", "advcl").stream()
        .filter(clause -> clause > word)
        .findFirst()
        .ifPresent(clause -> tree.rehang(word, clause, "mark"));
  }

  /** "…, and A in turn blames B": a verb that hangs on its subject is what is coordinated. */
  private void orphaned(int verb) {
    int name = tree.head(verb);
    if (!tree.is(verb, "orphan")
        || !tree.token(verb).tag().matches("VB[DZP]")
        || name == ParsedSentence.NONE
        || name > verb
        || !tree.is(name, "conj")
        || !tree.token(name).isNoun()
        || !tree.token(tree.head(name)).isVerb()) {
      return;
    }
    int first = tree.head(name);
    if (tree.rehang(verb, first, "conj")) {
      tree.rehang(name, verb, "nsubj");
      for (int and : tree.children(name, "cc", "punct")) {
        tree.rehang(and, verb, tree.relation(and));
      }
    }
  }

  /** "In 2020 envoys told B …": a finite verb with an object right behind the sentence's noun. */
  private void underItself(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "acl")
        || !tree.token(verb).tag().equals("VBD")
        || noun != verb - 1
        || !tree.is(noun, "root")
        || !tree.token(noun).isNoun()
        || tree.children(verb, "obj", "ccomp", "xcomp").isEmpty()) {
      return;
    }
    tree.promote(verb, noun);
    for (int word : tree.children(noun)) {
      if (word > verb || tree.is(word, "obl", "punct")) {
        tree.rehang(word, verb, tree.is(word, "dep", "parataxis") ? "ccomp" : tree.relation(word));
      }
    }
    for (int time : tree.children(noun, "nmod")) {
      if (time < noun) {
        tree.rehang(time, verb, "obl");
      }
    }
    tree.rehang(noun, verb, "nsubj");
  }

  /** "let it be known that …, and appealed to B": whoever let it be known does so too. */
  private void letBeKnown(int verb) {
    int known = tree.head(verb);
    if (!tree.is(verb, "conj")
        || !tree.token(verb).tag().matches("VB[DZP]")
        || known == ParsedSentence.NONE
        || !tree.is(known, "ccomp", "xcomp")
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int let = tree.head(known);
    boolean bare =
        tree.children(known, "aux", "aux:pass").stream()
            .allMatch(word -> tree.token(word).tag().equals("VB"));
    if (tree.lemma(let).matches("let|make|see|have")
        && (bare && !tree.children(known, "aux", "aux:pass").isEmpty()
            || tree.token(known).tag().equals("VB"))) {
      tree.rehang(verb, let, "conj");
    }
  }
}
