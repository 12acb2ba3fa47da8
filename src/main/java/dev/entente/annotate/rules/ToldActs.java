package dev.entente.annotate.rules;

/** Mends clauses about what was just told: "…, a line B dismissed". */
final class ToldActs {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  ToldActs(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  /** Whether "a" or "an" and a noun for what somebody does or says stand there: "a move". */
  static boolean isOne(ParsedSentence tree, Lexicon lexicon, int noun) {
    return isActOrWord(lexicon, tree.lemma(noun))
        && tree.children(noun, "det").stream().anyMatch(det -> tree.lemma(det).matches("an?"));
  }

  static boolean isActOrWord(Lexicon lexicon, String lemma) {
    return lexicon.words("act_noun").contains(lemma) || lexicon.words("said_noun").contains(lemma);
  }

  /**
   * "A said so, a line B dismissed": the noun right before a name is no part of it, and the verb
   * behind the name says what became of it.
   */
  void repair(int noun) {
    relativeWithoutWord(noun);
    int name = tree.head(noun);
    if (!tree.is(noun, "compound")
        || noun < 2
        || name == ParsedSentence.NONE
        || !tree.token(name).tag().startsWith("NNP")
        || !tree.is(name, "nsubj")
        || !tree.lemma(noun - 1).matches("an?")
        || !tree.lemma(noun - 2).equals(",")
        || !isActOrWord(lexicon, tree.lemma(noun))) {
      return;
    }
    int verb = tree.head(name);
    int above = tree.head(verb);
    if (above == ParsedSentence.NONE
        || above > noun
        || !tree.is(verb, "parataxis", "dep", "ccomp", "conj", "list", "appos", "acl:relcl")
        || !tree.rehang(noun, above, "dep")) {
      return;
    }
    tree.rehang(noun - 1, noun, "det");
    tree.rehang(verb, noun, "acl:relcl");
  }

  /** "moved up to the line, an account B dismissed": the account is no object before its verb. */
  private void relativeWithoutWord(int noun) {
    int verb = tree.head(noun);
    if (verb == ParsedSentence.NONE
        || verb < noun
        || noun < 2
        || !tree.is(noun, "obj", "obl")
        || !tree.is(verb, "acl:relcl", "parataxis", "dep")
        || !tree.lemma(tree.subtree(noun).getFirst()).matches("an?")
        || !tree.lemma(tree.subtree(noun).getFirst() - 1).equals(",")
        || !isActOrWord(lexicon, tree.lemma(noun))) {
      return;
    }
    int above = tree.head(verb);
    if (above != ParsedSentence.NONE
        && above < noun
        && tree.children(verb, "nsubj", "nsubj:pass").stream().anyMatch(name -> name > noun)
        && tree.rehang(noun, above, "dep")) {
      tree.rehang(verb, noun, "acl:relcl");
    }
  }

  /** "said it had chased B's ship, a claim that B dismissed": B's word is no part of the claim. */
  void summingUp(int verb) {
    int noun = tree.head(verb);
    if (noun < 2
        || noun > verb
        || !tree.is(verb, "acl:relcl", "acl", "ccomp")
        || !lexicon.words("denying").contains(tree.lemma(verb))
        || !tree.children(verb, "obj").isEmpty()
        || tree.child(verb, "nsubj").isEmpty()
        || !lexicon.words("accusation").contains(tree.lemma(noun))
        || !tree.lemma(noun - 1).matches("an?")
        || !tree.lemma(noun - 2).equals(",")) {
      return;
    }
    int top = noun;
    while (tree.head(top) != ParsedSentence.NONE) {
      top = tree.head(top);
    }
    if (top < noun && tree.token(top).isVerb()) {
      tree.rehang(noun, top, "dep");
      tree.relabel(verb, "acl:relcl");
      tree.child(verb, "mark")
          .filter(that -> that == noun + 1)
          .ifPresent(that -> tree.relabel(that, "obj"));
    }
  }
}
