package dev.entente.annotate.rules;

/** Mends complements and purposes that the parser hung on a neighbour of their word. */
final class Attachments {

  /** Verbs whose object does what the infinitive behind it says. */
  private static final String HIRING =
      "pay|hire|recruit|task|commission|pressure|train|authori[sz]e";

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  Attachments(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  /** "a go-between for A and the B": who stands between stands between both. */
  void besideFirstSide(int second) {
    int mediator = tree.head(second);
    if (!tree.is(second, "conj")
        || mediator == ParsedSentence.NONE
        || second < mediator
        || !tree.token(second).isNoun()
        || !lexicon.words("mediator").contains(tree.lemma(mediator))) {
      return;
    }
    int and = tree.child(second, "cc").orElse(-1);
    for (int first : tree.children(mediator, "nmod")) {
      if (tree.preposition(first).matches("for|between|of|to")
          && tree.subtree(first).getLast() == and - 1) {
        tree.rehang(second, first, "conj");
        return;
      }
    }
  }

  /**
   * "blocked a road to protest", "gave a million dollars to rebuild": what for, done by those who
   * block or give, not by the road or the money.
   */
  void purpose(int verb) {
    int head = tree.head(verb);
    if (tree.is(verb, "xcomp")
        && head != ParsedSentence.NONE
        && tree.child(head, "obj")
            .filter(object -> object < verb)
            .filter(object -> is("purposeful", head) || is("money", object) || is("amount", object))
            .isPresent()
        && new Grammar(tree).isInfinitive(verb)) {
      tree.relabel(verb, "advcl");
    }
  }

  /** "called it a rumour spread by A to smear B": why A did so, not who speaks of it. */
  private void purposeOfAgent(int verb) {
    int above = tree.head(verb);
    int agent = tree.subtree(verb).getFirst() - 1;
    if (!tree.is(verb, "advcl", "xcomp")
        || above == ParsedSentence.NONE
        || agent <= above
        || !new Grammar(tree).isInfinitive(verb)) {
      return;
    }
    int by = tree.is(agent, "obl", "obl:agent") ? agent : tree.head(agent);
    if (by > above
        && tree.is(by, "obl", "obl:agent")
        && tree.preposition(by).equals("by")
        && tree.is(tree.head(by), "acl")
        && tree.head(by) > above
        && tree.ancestors(by).contains(above)) {
      tree.rehang(verb, tree.head(by), "advcl");
    }
  }

  /** "sent his envoy, A, back to B": back goes what is sent, not whose name stands before it. */
  private void wayBack(int way) {
    int noun = tree.head(way);
    if (!tree.is(way, "advmod")
        || !tree.lemma(way).matches("back|home|away|ahead|abroad|north|south|east|west")
        || noun > way
        || noun == ParsedSentence.NONE
        || !tree.token(noun).isNoun()) {
      return;
    }
    int object = tree.is(noun, "appos") ? tree.head(noun) : noun;
    if (tree.is(object, "obj") && tree.token(tree.head(object)).isVerb()) {
      int verb = tree.head(object);
      tree.rehang(way, verb, "advmod");
      tree.children(way, "obl", "nmod").forEach(place -> tree.rehang(place, verb, "obl"));
    }
  }

  /** "it was A who raided B, wounding C": wounded has whoever raided. */
  private void behindCleft(int participle) {
    int said = tree.head(participle);
    if (!tree.is(participle, "advcl")
        || said == ParsedSentence.NONE
        || said > participle
        || !tree.token(participle).tag().equals("VBG")
        || tree.child(said, "cop").isEmpty()
        || tree.child(said, "nsubj").filter(it -> tree.lemma(it).equals("it")).isEmpty()) {
      return;
    }
    tree.children(said, "acl:relcl").stream()
        .filter(verb -> verb < participle)
        .findFirst()
        .ifPresent(verb -> tree.rehang(participle, verb, "advcl"));
  }

  /**
   * "instructed B's mission to leave", "ordered by a court of A to pay": what those are told to do
   * belongs to the verb that tells them.
   */
  void bidding(int verb) {
    int told = tree.head(verb);
    if (tree.is(verb, "advcl") && told != ParsedSentence.NONE && isBidden(verb, told)) {
      tree.relabel(verb, "xcomp");
      return;
    }
    if (!tree.is(verb, "acl")
        || told == ParsedSentence.NONE
        || told > verb
        || !tree.is(told, "obj", "obl", "obl:agent", "nsubj:pass")
        || !tree.preposition(told).matches("|by")
        || is("infinitive_noun", told) && !tree.token(told).word().equals("authorities")
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int above = tree.head(told);
    if (is("bidding", above)
        && tree.token(above).isVerb()
        && tree.children(above, "xcomp", "ccomp").isEmpty()
        && new Grammar(tree).isInfinitive(verb)) {
      tree.rehang(verb, above, "xcomp");
    }
  }

  /** "presses B to sign it": whom somebody presses is to do it. */
  private boolean isBidden(int infinitive, int verb) {
    return (is("bidding", verb) || is("pressing", verb) || tree.lemma(verb).matches(HIRING))
        && tree.token(verb).isVerb()
        && new Grammar(tree).isInfinitive(infinitive)
        && tree.children(verb, "xcomp", "ccomp").isEmpty()
        && tree.children(verb, "obj").stream()
            .anyMatch(told ->
                told > verb
                    && !is("money", told)
                    && !is("amount", told)
                    && tree.subtree(told).getLast() + 1 == tree.subtree(infinitive).getFirst());
  }

  /** "called on A to stop and on B to press C": B is to press, as A is to stop. */
  private void askedToo(int asked) {
    Grammar grammar = new Grammar(tree);
    int second = asked + 2;
    if (asked < 4
        || second >= tree.size()
        || !tree.token(asked).isNoun()
        || !tree.preposition(asked).matches("on|upon")
        || !tree.lemma(asked + 1).equals("to")
        || !grammar.isInfinitive(second)) {
      return;
    }
    int preposition = tree.children(asked, "case").getFirst();
    if (preposition < 1 || !tree.lemma(preposition - 1).matches("and|or")) {
      return;
    }
    for (int first = asked; first > 0; first--) {
      int call = tree.head(first);
      if (tree.is(first, "xcomp", "advcl", "ccomp")
          && call >= 0
          && call < first
          && tree.lemma(call).equals("call")
          && grammar.isInfinitive(first)
          && tree.rehang(second, first, "conj")
          && tree.rehang(asked, second, "nsubj")) {
        tree.rehang(preposition, second, "mark");
        return;
      }
    }
  }

  /** "On Tuesday Russia's ministry had summoned B": who stands behind the day is the subject. */
  private void subjectBehindDay(int subject) {
    int verb = tree.head(subject);
    if (subject < 2
        || !tree.token(1).isWeekday()
        || !tree.lemma(0).equals("on")
        || tree.head(1) != subject
        || tree.head(0) != subject
        || !tree.is(subject, "obl")
        || verb < subject
        || !tree.token(verb).isVerb()
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    tree.rehang(1, verb, "obl");
    tree.rehang(0, 1, "case");
    tree.relabel(subject, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
  }

  /**
   * "sent troops to its border with A", "went on despite a row with A", "jets worth millions to A":
   * what follows a border is its other side, what follows something else that happened is a side of
   * that, and what follows a price belongs to the verb.
   */
  void repair(int word) {
    askedToo(word);
    purposeOfAgent(word);
    wayBack(word);
    behindCleft(word);
    possessorOfPair(word);
    subjectBehindDay(word);
    if (!tree.is(word, "obl", "nmod")) {
      return;
    }
    int begin = tree.subtree(word).getFirst();
    int before = begin - 1;
    String preposition = tree.preposition(word);
    if (before > 0
        && preposition.equals("with")
        && tree.head(word) != before
        && (tree.lemma(before).matches("border|frontier|boundary") || isAside(before))) {
      tree.rehang(word, before, "nmod");
    }
    if (before > 0 && preposition.equals("by") && isSecondAgent(word, before)) {
      tree.rehang(word, before, "nmod");
    }
    int head = tree.head(word);
    if (tree.is(word, "nmod") && isCircumstance(word, preposition) && tree.is(head, "obj")) {
      tree.rehang(word, tree.head(head), "obl");
    }
    if (preposition.matches("to|from|with|for")
        && head != ParsedSentence.NONE
        && tree.lemma(head).equals("worth")
        && tree.head(head) != ParsedSentence.NONE
        && tree.is(tree.head(head), "obj", "nsubj:pass")) {
      tree.rehang(word, tree.head(tree.head(head)), "obl");
    }
  }

  /**
   * "A's sovereignty and territorial integrity": whose the first of a pair is, the second is too.
   */
  private void possessorOfPair(int word) {
    int first = tree.head(word);
    if (tree.is(word, "nmod:poss")
        && tree.is(first, "compound")
        && tree.child(first, "conj").isPresent()) {
      tree.rehang(word, tree.head(first), "nmod:poss");
    }
  }

  /** "was freed by A after mediation by B": the second agent is that of the noun before it. */
  private boolean isSecondAgent(int agent, int noun) {
    int verb = tree.head(agent);
    return verb != ParsedSentence.NONE
        && tree.token(noun).isNoun()
        && tree.children(verb, "obl", "obl:agent").stream()
            .anyMatch(first -> first < noun && tree.preposition(first).equals("by"))
        && lexicon.triggers(tree.token(noun)).stream()
            .anyMatch(row -> row.pos() == PartOfSpeech.NOUN && row.subject().contains("by"));
  }

  /** "built the road with the help of A", "over A's objections": how something is done. */
  private boolean isCircumstance(int noun, String preposition) {
    return preposition.equals("over")
            && tree.lemma(noun).matches("objection|protest|opposition|protestation|veto")
        || preposition.equals("with")
            && tree.lemma(noun).matches("help|aid|assistance|support|backing|blessing|connivance")
            && tree.children(noun, "det", "nmod:poss").stream().anyMatch(word -> word < noun);
  }

  /** Whether a noun tells what else happened, and with whom. */
  private boolean isAside(int noun) {
    return tree.token(noun).isNoun()
        && NearbyComplements.BESIDE.contains(tree.preposition(noun))
        && lexicon.triggers(tree.token(noun)).stream()
            .anyMatch(row -> row.pos() == PartOfSpeech.NOUN && row.object().contains("with"));
  }

  private boolean is(String wordClass, int word) {
    return lexicon.words(wordClass).contains(tree.lemma(word));
  }
}
