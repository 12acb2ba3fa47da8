package dev.entente.annotate.rules;

import java.util.Set;

/** Mends what infinitives hang on: the noun that wants them, the verb they belong to. */
final class Infinitives {

  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Grammar grammar;

  Infinitives(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.grammar = new Grammar(tree);
  }

  void repair(int word) {
    bidBesideBid(word);
    placeBefore(word);
    ofStay(word);
    ofNoun(word);
    ofOneVerb(word);
    ofName(word);
  }

  /** "is in B to press his demands": why somebody is there, which the place has no part in. */
  private void ofStay(int verb) {
    int place = tree.head(verb);
    if (tree.is(verb, "acl")
        && grammar.isInfinitive(verb)
        && tree.child(place, "cop").isPresent()
        && tree.preposition(place).matches("in|at")
        && !tree.children(place, "nsubj").isEmpty()) {
      tree.rehang(verb, place, "advcl");
    }
  }

  /** "demanded that A halt the raids, free B and pay C": bare verbs say what else is demanded. */
  private void bidBesideBid(int verb) {
    int head = tree.head(verb);
    if (!tree.is(verb, "conj")
        || !tree.token(verb).tag().equals("VB")
        || !Set.of("VBD", "VBZ", "VBP").contains(tree.token(head).tag())
        || !tree.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark").isEmpty()) {
      return;
    }
    tree.subtree(head).stream()
        .filter(word -> word > head && word < verb)
        .filter(word -> tree.is(word, "ccomp") && tree.token(word).tag().equals("VB"))
        .filter(word -> tree.children(word, "aux").isEmpty())
        .filter(word -> !tree.children(word, "nsubj").isEmpty())
        .reduce((one, other) -> other)
        .ifPresent(bid -> tree.rehang(verb, bid, "conj"));
  }

  /** "offered to mediate and urged B": a finite verb is not coordinated with an infinitive. */
  void finiteBelow(int verb) {
    if (!tree.is(verb, "conj") || !tree.isFinite(verb) || hasModal(verb)) {
      return;
    }
    int above = tree.head(verb);
    while (above != ParsedSentence.NONE
        && tree.is(above, "xcomp", "acl", "advcl", "conj")
        && (grammar.isInfinitive(above)
            || grammar.isPassiveInfinitive(above)
            || tree.token(above).tag().equals("VBG"))) {
      above = tree.head(above);
      if (above != ParsedSentence.NONE && tree.token(above).isNoun()) {
        above = tree.head(above);
      }
    }
    if (above != ParsedSentence.NONE && above != tree.head(verb) && tree.token(above).isVerb()) {
      tree.rehang(verb, above, "conj");
    }
  }

  private boolean hasModal(int verb) {
    return tree.children(verb, "aux").stream().anyMatch(aux -> tree.token(aux).tag().equals("MD"));
  }

  /** "flew to B to discuss …": what stands behind a preposition is no subject. */
  private void placeBefore(int word) {
    if (!tree.is(word, "nsubj")
        || tree.children(tree.head(word), "mark").stream()
            .filter(mark -> mark > 0 && mark < word && tree.lemma(mark).matches("on|upon"))
            .anyMatch(mark -> tree.lemma(mark - 1).matches("and|or"))) {
      // "called on A to stop and on B to leave"
      return;
    }
    int verb = tree.head(word);
    int first = tree.subtree(word).getFirst();
    int preposition = first - 1;
    if (preposition < 0
        || !grammar.isInfinitive(verb)
        || tree.isFinite(verb)
        || tree.head(verb) == ParsedSentence.NONE
        || tree.head(preposition) != verb
        || !tree.token(preposition).tag().equals("IN")
        || tree.lemma(preposition).equals("for")) {
      return;
    }
    tree.rehang(word, tree.head(verb), "obl");
    tree.rehang(preposition, word, "case");
  }

  /**
   * "expressed its intention to meet B", "resisted pressure from B to meet C": the infinitive hangs
   * on the noun that wants it.
   */
  private void ofNoun(int verb) {
    if (!tree.is(verb, "xcomp", "advcl", "ccomp") || !grammar.isInfinitive(verb)) {
      return;
    }
    int begin = tree.subtree(verb).getFirst();
    for (int noun : tree.children(tree.head(verb), "obj", "obl", "nsubj:pass")) {
      int last = noun < verb ? tree.subtree(noun).getLast() : verb;
      // "the refusal of A's president, B, to meet C"
      boolean comma = last + 2 == begin && tree.lemma(last + 1).equals(",");
      if (wants(noun) && (last + 1 == begin || comma)) {
        tree.rehang(verb, noun, "acl");
        return;
      }
    }
  }

  /** "told A to leave and to stop firing": both infinitives are what A is told. */
  private void ofOneVerb(int second) {
    int verb = tree.head(second);
    if (!tree.is(second, "conj")
        || verb == ParsedSentence.NONE
        || !tree.isFinite(verb)
        || !grammar.isInfinitive(second)) {
      return;
    }
    for (int first : tree.children(verb, "xcomp")) {
      if (first > verb && first < second && grammar.isInfinitive(first)) {
        tree.rehang(second, first, "conj");
        return;
      }
    }
  }

  /**
   * "flew to B to discuss …", "an attempt by B to discuss …": a name takes no infinitive; the verb
   * that governs it does, or the noun that wants it.
   */
  private void ofName(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "acl") || noun == ParsedSentence.NONE || !grammar.isInfinitive(verb)) {
      return;
    }
    int above = tree.head(noun);
    // "was sent by the bloc to reconcile …"
    boolean agent =
        above != ParsedSentence.NONE
            && tree.is(noun, "obl", "obl:agent")
            && tree.preposition(noun).equals("by")
            && tree.isPassive(above)
            && !wants(noun);
    if (above == ParsedSentence.NONE || !agent && !tree.token(noun).tag().startsWith("NNP")) {
      return;
    }
    if (tree.token(above).isVerb() && tree.is(noun, "obl")) {
      tree.rehang(verb, above, "advcl");
    } else if (tree.is(noun, "nmod") && tree.preposition(noun).matches("by|of") && wants(above)) {
      tree.rehang(verb, above, "acl");
    }
  }

  /** Whether an infinitive says what a noun is about: "intention", "attempt". */
  private boolean wants(int noun) {
    return lexicon.words("infinitive_noun").contains(tree.lemma(noun))
            && !tree.token(noun).word().equals("authorities")
        || lexicon.cues(tree.token(noun)).stream()
            .anyMatch(cue -> cue.pos() == PartOfSpeech.NOUN && cue.scope().contains("comp"));
  }
}
