package dev.entente.annotate.rules;

/** Hangs gerunds on the verb whose doer they are about. */
final class GerundHeads {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  GerundHeads(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int gerund) {
    ruledOut(gerund);
    belowBy(gerund);
    perfect(gerund);
    ofKeeping(gerund);
    behindTime(gerund);
    ofPredicate(gerund);
    shortOf(gerund);
  }

  /** "stopped short of condemning B": who stops is who would have done it. */
  private void shortOf(int gerund) {
    int adverb = tree.head(gerund);
    if (tree.token(gerund).tag().equals("VBG")
        && tree.is(gerund, "acl", "advcl", "obl", "dep")
        && adverb != ParsedSentence.NONE
        && tree.lemma(adverb).equals("short")
        && tree.head(adverb) != ParsedSentence.NONE
        && tree.token(tree.head(adverb)).isVerb()) {
      tree.rehang(gerund, tree.head(adverb), "advcl");
    }
  }

  /** "accused B of having trained rebels": "of" has no noun of its own. */
  private void perfect(int verb) {
    int above = tree.head(verb);
    int of = verb - 2;
    if (!tree.token(verb).tag().equals("VBN")
        || !tree.is(verb, "conj", "dep", "acl", "ccomp", "parataxis")
        || above == ParsedSentence.NONE
        || of <= above
        || !tree.token(verb - 1).tag().equals("VBG")
        || tree.head(verb - 1) != verb
        || !tree.lemma(verb - 1).equals("have")
        || !tree.lemma(of).matches("of|for|from")
        || !tree.token(above).isVerb()) {
      return;
    }
    tree.relabel(verb, "advcl");
    tree.rehang(of, verb, "mark");
  }

  /** "kept B waiting before denying him a visa": who keeps does so. */
  private void ofKeeping(int gerund) {
    int kept = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "advcl")
        || kept == ParsedSentence.NONE
        || !tree.token(kept).tag().equals("VBG")
        || !tree.preposition(gerund).matches("before|after")) {
      return;
    }
    int verb = tree.head(kept);
    if (verb != ParsedSentence.NONE
        && tree.is(kept, "dep", "xcomp", "ccomp")
        && tree.lemma(verb).matches("keep|leave")) {
      tree.rehang(gerund, verb, "advcl");
    }
  }

  /** "flew to B three days after meeting C": who does the one did the other. */
  private void behindTime(int gerund) {
    int time = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || time == ParsedSentence.NONE
        || time > gerund
        || !tree.is(gerund, "dep", "acl", "nmod", "advcl")
        || !tree.lemma(time).matches("minute|hour|day|week|fortnight|month|year|moment")
        || !tree.lemma(gerund - 1).matches("after|before")) {
      return;
    }
    for (int verb : tree.ancestors(time)) {
      if (tree.token(verb).isVerb() && tree.isFinite(verb)) {
        // "will not renew it days after ending ties": what is not or will be is not what was.
        if (tree.children(verb, "aux", "advmod").stream()
            .anyMatch(word ->
                tree.token(word).tag().equals("MD") || tree.lemma(word).matches("not|never"))) {
          return;
        }
        if (tree.rehang(gerund, verb, "advcl")) {
          tree.rehang(gerund - 1, gerund, "mark");
        }
        return;
      }
    }
  }

  /** "was a guest in B, brokering the release of C": what follows the comma is the subject's. */
  private void ofPredicate(int gerund) {
    int noun = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "acl")
        || noun == ParsedSentence.NONE
        || noun > gerund
        || !tree.lemma(gerund - 1).equals(",")) {
      return;
    }
    int predicate = tree.child(noun, "cop").isPresent() ? noun : tree.head(noun);
    if ((noun == predicate || tree.is(noun, "obl", "nmod"))
        && predicate != ParsedSentence.NONE
        && tree.child(predicate, "cop").isPresent()
        && tree.child(predicate, "nsubj").isPresent()) {
      tree.rehang(gerund, predicate, "advcl");
    }
  }

  /** "answered by recalling its envoy": what the verb's subject does. */
  private void belowBy(int gerund) {
    int by = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || by == ParsedSentence.NONE
        || by != gerund - 1
        || !tree.lemma(by).equals("by")
        || !tree.is(by, "advmod", "dep")) {
      return;
    }
    int verb = tree.head(by);
    if (verb != ParsedSentence.NONE
        && verb < by
        && tree.token(verb).isVerb()
        && tree.rehang(gerund, verb, "advcl")) {
      tree.rehang(by, gerund, "mark");
    }
  }

  /**
   * "A said B had left, while criticizing C", "…, accusing it of haste": behind a comma A goes on.
   */
  void behindComma(int gerund) {
    int first = tree.subtree(gerund).getFirst();
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "advcl")
        || !tree.lemma(first).equals("while") && !(first == gerund && addressesSomebody(gerund))
        || first == 0
        || !tree.lemma(first - 1).equals(",")
        || !tree.children(gerund, "nsubj", "aux").isEmpty()) {
      return;
    }
    for (int above : tree.ancestors(gerund)) {
      int head = tree.head(above);
      if (tree.is(above, "ccomp")
          && head != ParsedSentence.NONE
          && lexicon.cues(tree.token(head)).stream()
              .anyMatch(cue -> cue.type() == Cue.Type.SPEECH && cue.attributes())) {
        tree.rehang(gerund, head, "advcl");
        return;
      }
    }
  }

  private boolean addressesSomebody(int gerund) {
    return lexicon.words("speech_act").contains(tree.lemma(gerund))
        && tree.children(gerund, "obj").stream()
            .anyMatch(object -> tree.token(object).tag().equals("PRP"));
  }

  /**
   * "accused B in May of plotting to kill A": the gerund is alleged, and the infinitive its aim.
   */
  void plotting(int gerund) {
    int to = gerund + 1;
    if (gerund < 2
        || to + 1 >= tree.size()
        || !tree.token(gerund).word().endsWith("ing")
        || !tree.token(gerund).tag().matches("VBG|NN")
        || !tree.is(gerund, "obl", "nmod", "advcl", "acl")
        || !tree.lemma(gerund - 1).equals("of")
        || !tree.lemma(to).equals("to")) {
      return;
    }
    int aim = tree.head(to);
    int accusing =
        tree.ancestors(gerund).stream()
            .filter(word -> word < gerund && tree.token(word).isVerb())
            .findFirst()
            .orElse(ParsedSentence.NONE);
    if (accusing == ParsedSentence.NONE
        || aim < to
        || !tree.token(aim).isVerb()
        || lexicon.cues(tree.token(accusing)).stream()
            .noneMatch(cue -> cue.type() == Cue.Type.ACCUSATION && cue.scope().contains("of"))) {
      return;
    }
    tree.readAsProgressive(gerund);
    tree.rehang(gerund, accusing, "advcl");
    tree.rehang(gerund - 1, gerund, "mark");
    tree.rehang(aim, gerund, "xcomp");
  }

  /** "ruled out accepting B's plan", "looks into whether B cheated": these depend on the verb. */
  private void ruledOut(int verb) {
    boolean out =
        verb > 1
            && tree.token(verb).tag().equals("VBG")
            && tree.lemma(verb - 1).equals("out")
            && tree.lemma(verb - 2).equals("rule");
    if (out) {
      tree.rehang(verb - 1, verb - 2, "compound:prt");
      tree.rehang(verb, verb - 2, "xcomp");
    }
    int above = tree.head(verb);
    if (above == ParsedSentence.NONE || !tree.token(above).isVerb() || above > verb) {
      return;
    }
    if (tree.is(verb, "dep", "advcl")
        && tree.token(verb).tag().equals("VBG")
        && tree.lemma(above).equals("rule")
        && tree.preposition(verb).isEmpty()
        && tree.lemma(verb - 1).matches("out|in")) {
      tree.relabel(verb, "xcomp");
    }
    if (tree.is(verb, "advcl") && tree.preposition(verb).matches("(into|on|over|about) whether")) {
      tree.relabel(verb, "ccomp");
    }
  }
}
