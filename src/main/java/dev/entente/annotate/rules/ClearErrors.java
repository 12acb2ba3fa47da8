package dev.entente.annotate.rules;

/** What a tree in the Clear style gets wrong or says otherwise, mended before it is turned. */
final class ClearErrors extends ClearTree {

  ClearErrors(ClearTree tree) {
    super(tree);
  }

  void mend() {
    secondObjects();
    sameOrigins();
    crossings();
    receivers();
    quantities();
    future();
    objects();
    currencies();
    passives();
    pronouns();
  }

  /**
   * "held A responsible for last month's attack", "to whom B granted protection": nothing hangs on
   * a noun behind what its own verb governs.
   */
  private void crossings() {
    for (int i = 1; i < heads.length - 1; i++) {
      int noun = heads[i];
      int verb = heads[i + 1];
      if (noun > i + 1
          && verb == i - 1
          && isVerb(verb)
          && tag(i).startsWith("NN")
          && is(i, "nmod", "compound", "poss", "nn")
          && child(verb, "dobj") == 0) {
        heads[i] = verb;
        relations[i] = "dobj";
      } else if (is(i, "prep")
          && noun > i
          && tag(noun).startsWith("NN")
          && heads[noun] > i
          && heads[noun] < noun
          && isVerb(heads[noun])) {
        heads[i] = heads[noun];
      }
    }
  }

  /** "sold A forty jets": of two objects the first receives the other. */
  private void receivers() {
    for (int i = 1; i < heads.length; i++) {
      int first = child(i, "dobj");
      int second = isVerb(i) && first > i ? next(i, first) : 0;
      boolean apart = false;
      for (int between = first; between < second; between++) {
        apart |= hasTag(between, ",", "CC", ":");
      }
      if (second != 0 && !apart) {
        relations[first] = "iobj";
      }
    }
  }

  /** The next direct object of a verb, behind the first; 0 if there is none. */
  private int next(int verb, int first) {
    for (int i = first + 1; i < heads.length; i++) {
      if (heads[i] == verb && is(i, "dobj") && tag(i).startsWith("NN")) {
        return i;
      }
    }
    return 0;
  }

  /** "is one of the exiles whom B shelters": of whom there is one, and who they are. */
  private void quantities() {
    for (int of = 2; of < heads.length; of++) {
      int one = of - 1;
      if (lower(of).equals("of")
          && is(of, "prep")
          && hasTag(one, "CD")
          && heads[one] == heads[of]
          && "be".equals(lemmas[heads[of]])) {
        heads[of] = one;
      }
      int noun = heads[of] == one && lower(of).equals("of") ? child(of, "pobj") : 0;
      int clause = noun != 0 && hasTag(one, "CD") ? child(one, "relcl") : 0;
      if (clause > noun && hasTag(noun, "NNS", "NNPS")) {
        heads[clause] = noun;
      }
    }
  }

  /** "is to sign it": the infinitive is the verb, and "be" says when. */
  private void future() {
    for (int i = 1; i < heads.length; i++) {
      int verb = child(i, "xcomp");
      if (!"be".equals(lemmas[i])
          || !hasTag(i, "VBZ", "VBD", "VBP")
          || relations[i].startsWith("aux")
          || !hasInfinitiveMark(verb)
          || child(i, "nsubj") == 0
          || child(i, "attr", "acomp", "expl") != 0
          || verb - i > 3) {
        continue;
      }
      heads[verb] = heads[i];
      relations[verb] = relations[i];
      boolean passive = child(verb, "auxpass") != 0;
      for (int child : children(i)) {
        heads[child] = verb;
        if (is(child, "nsubj") && passive) {
          relations[child] = "nsubjpass";
        }
      }
      heads[i] = verb;
      relations[i] = "aux";
    }
  }

  /** "between the army under A and B": a preposition has one object, "and" adds none to it. */
  private void secondObjects() {
    for (int and = 2; and < heads.length; and++) {
      int before = heads[and];
      if (!is(and, "cc") || before >= and || !isNominal(before)) {
        continue;
      }
      for (int second = and + 1; second < heads.length; second++) {
        if (is(second, "conj") && heads[second] == before) {
          break;
        }
        if (is(second, "pobj")
            && isPreposition(heads[second])
            && heads[second] < and
            && child(heads[second], "pobj") < and) {
          heads[second] = before;
          relations[second] = "conj";
          break;
        }
      }
    }
  }

  /** "A of B, C of D and E of F": whoever is of somewhere stands beside who is, not where. */
  private void sameOrigins() {
    for (int i = 1; i < heads.length; i++) {
      int place = heads[i];
      int preposition = heads[place];
      int first = heads[preposition];
      if (is(i, "conj")
          && is(place, "pobj")
          && is(first, "conj")
          && hasTag(i, "NNP")
          && hasTag(first, "NNP")
          && i + 1 < heads.length
          && is(i + 1, "prep")
          && (heads[i + 1] == i || heads[i + 1] == place)
          && lower(i + 1).equals(lower(preposition))) {
        heads[i + 1] = i;
        for (int and : children(place)) {
          if (is(and, "cc")) {
            heads[and] = first;
          }
        }
        heads[i] = first;
      }
    }
  }

  /** "let go two men", "pressed A to let B in": objects of a verb whose noun is behind another. */
  private void objects() {
    for (int noun = 3; noun < heads.length; noun++) {
      int above = heads[noun];
      int verb = first(noun) - 1;
      if (!tag(noun).startsWith("NN") || verb < 2 || above == 0 || above >= verb) {
        continue;
      }
      if (is(noun, "punct")) {
        relations[noun] = lower(verb).equals("go") ? "dobj" : "dep";
      }
      boolean infinitive =
          is(verb, "advcl", "xcomp")
              && heads[verb] == above
              && hasTag(verb, "VB")
              && hasInfinitiveMark(verb)
              && child(verb, "dobj") == 0;
      if (infinitive && is(noun, "dobj") && child(above, "dobj") != noun) {
        heads[noun] = verb;
      }
    }
  }

  /** "$ 5m": the sign governs the number. */
  private void currencies() {
    for (int sign = 1; sign + 1 < heads.length; sign++) {
      int number = sign + 1;
      if (hasTag(sign, "$") && hasTag(number, "CD") && heads[sign] == number) {
        heads[sign] = heads[number];
        relations[sign] = relations[number];
        heads[number] = sign;
        relations[number] = "num";
        for (int child : children(number)) {
          if (child < sign || child > number && !hasTag(child, "CD")) {
            heads[child] = sign;
          }
        }
      }
    }
  }

  /** "a Briton whom A jailed": what stands before the pronoun is no part of it. */
  private void pronouns() {
    for (int pronoun = 3; pronoun < heads.length; pronoun++) {
      int noun = pronoun - 1;
      int verb = heads[pronoun];
      if (hasTag(pronoun, "WP", "WDT")
          && heads[noun] == pronoun
          && hasTag(noun, "JJ", "NN", "NNS", "NNP", "NNPS")
          && verb > pronoun
          && heads[verb] < noun
          && heads[verb] != 0) {
        heads[noun] = heads[verb];
        relations[noun] = "appos";
        heads[verb] = noun;
        relations[verb] = "relcl";
      }
    }
  }

  /** "A was itself taken to task": a participle below "be" that has no subject is its verb. */
  private void passives() {
    for (int verb = 2; verb < heads.length; verb++) {
      int be = heads[verb];
      if (!is(verb, "ccomp", "xcomp", "acomp")
          || !hasTag(verb, "VBN", "VBG")
          || be == 0
          || be > verb
          || !"be".equals(lemmas[be])
          || child(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass") != 0
          || child(be, "attr", "expl") != 0) {
        continue;
      }
      boolean passive = hasTag(verb, "VBN");
      heads[verb] = heads[be];
      relations[verb] = relations[be];
      adopt(be, verb);
      heads[be] = verb;
      relations[be] = passive ? "auxpass" : "aux";
    }
    for (int be = 1; be < heads.length; be++) {
      int verb = heads[be];
      if (is(be, "aux", "auxpass") && !children(be).isEmpty()) {
        adopt(be, verb);
      }
      int subject = is(be, "auxpass") ? child(verb, "nsubj") : 0;
      if (subject != 0) {
        relations[subject] = "nsubjpass";
      }
    }
  }

  /** What hangs on a word goes to another one. */
  private void adopt(int word, int other) {
    for (int child : children(word)) {
      if (child != other) {
        heads[child] = other;
      }
    }
  }
}
