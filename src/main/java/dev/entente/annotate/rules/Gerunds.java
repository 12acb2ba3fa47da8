package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/** Mends what the parser made of words in "-ing": nouns, attributes and clauses look alike. */
final class Gerunds {

  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final GerundHeads heads;

  Gerunds(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.heads = new GerundHeads(tree, lexicon);
  }

  /** Mends a word, where it is such a one. */
  void repair(int word) {
    progressiveAsNoun(word);
    gerundOfArticle(word);
    gerundAsNoun(word);
    gerundAfterPreposition(word);
    gerundAfterVerb(word);
    gerundOfSpeech(word);
    gerundBelowPreposition(word);
    fronted(word);
    complementBehind(word);
    heads.repair(word);
    gerundOfAccused(word);
    heads.plotting(word);
    gerundOfPredicate(word);
    gerundOfSpending(word);
    gerundBeforeArticle(word);
    dependentGerund(word);
    gerundAsObject(word);
    gerundsOfOneVerb(word);
    gerundBehindComma(word);
    eachOfThem(word);
    absolute(word);
    heads.behindComma(word);
  }

  /** "A and B spoke up, each blaming C": the subject is theirs. */
  private void eachOfThem(int gerund) {
    int verb = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || verb == ParsedSentence.NONE
        || !tree.token(verb).isVerb()
        || !tree.is(gerund, "dep", "advcl", "parataxis", "ccomp")
        || !tree.children(gerund, "aux", "mark").isEmpty()) {
      return;
    }
    for (int each : tree.children(gerund, "nsubj")) {
      if (tree.lemma(each).matches("each|both|all") && tree.children(each).isEmpty()) {
        tree.relabel(each, "advmod");
        tree.relabel(gerund, "advcl");
      }
    }
  }

  /** "took umbrage, with the minister deploring a slight": whoever stands behind "with" does so. */
  private void absolute(int gerund) {
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "acl", "advcl", "dep", "amod")) {
      return;
    }
    int noun = tree.head(gerund);
    if (noun != ParsedSentence.NONE && tree.is(gerund, "acl", "amod")) {
      noun = tree.firstConjunct(noun);
    } else if (noun != ParsedSentence.NONE) {
      noun =
          tree.children(noun, "obl", "obj", "nmod").stream()
              .filter(word -> word < gerund && tree.preposition(word).equals("with"))
              .reduce(ParsedSentence.NONE, (a, b) -> b);
    }
    if (noun == ParsedSentence.NONE
        || noun > gerund
        || !tree.preposition(noun).equals("with")
        || !tree.token(noun).isNoun()
        || tree.head(noun) == ParsedSentence.NONE
        || !tree.children(gerund, "nsubj", "aux", "mark").isEmpty()) {
      return;
    }
    int first = tree.subtree(noun).getFirst();
    boolean apart =
        first > 0 && tree.lemma(first - 1).equals(",") && tree.lemma(first).equals("with");
    boolean next =
        gerund == noun + 1
            || tree.subtree(noun).contains(gerund - 1)
            || tree.lemma(gerund - 1).equals(",");
    int verb = tree.head(noun);
    if (apart && next && tree.token(verb).isVerb() && tree.rehang(gerund, verb, "advcl")) {
      int with = tree.children(noun, "case").getFirst();
      tree.rehang(noun, gerund, "nsubj");
      tree.rehang(with, gerund, "mark");
    }
  }

  /** "has no intention of leaving B": the gerund explains the noun, the preposition marks it. */
  private void gerundBelowPreposition(int gerund) {
    int preposition = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || preposition != gerund - 1
        || preposition == ParsedSentence.NONE
        || !tree.token(preposition).tag().equals("IN")
        || !tree.is(preposition, "dep")) {
      return;
    }
    int noun = tree.head(preposition);
    if (noun < preposition
        && tree.token(noun).tag().startsWith("NN")
        && tree.rehang(gerund, noun, "acl")) {
      tree.rehang(preposition, gerund, "mark");
    }
  }

  /** "A, meeting B in C, asked …": the name behind the gerund is no other word for A. */
  private void gerundBehindComma(int gerund) {
    int name = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "amod", "compound")
        || name != gerund + 1
        || !tree.is(name, "appos")
        || !tree.token(name).tag().startsWith("NNP")
        || !tree.lemma(gerund - 1).equals(",")) {
      return;
    }
    int doer = tree.head(name);
    if (doer < gerund && tree.rehang(gerund, doer, "acl")) {
      tree.rehang(name, gerund, "obj");
    }
  }

  /** "has denied trespassing into B or hitting C": both gerunds are what is denied. */
  private void gerundsOfOneVerb(int gerund) {
    int verb = tree.head(gerund);
    if (!tree.is(gerund, "conj")
        || !tree.token(gerund).tag().equals("VBG")
        || verb == ParsedSentence.NONE
        || tree.token(verb).tag().equals("VBG")
        || !tree.token(verb).isVerb()
        || !tree.children(gerund, "aux", "nsubj").isEmpty()) {
      return;
    }
    for (int object : tree.children(verb, "obj", "xcomp")) {
      if (object > verb && object < gerund && tree.token(object).word().endsWith("ing")) {
        tree.rehang(gerund, object, "conj");
        return;
      }
    }
  }

  /**
   * "went on strike, accusing B of lying": what hangs on a verb behind a comma goes with it, what
   * follows it directly ("stopped shelling B") is its complement.
   */
  private void dependentGerund(int gerund) {
    int verb = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "dep", "parataxis")
        || verb == ParsedSentence.NONE
        || verb > gerund
        || !tree.token(verb).isVerb()
        || lexicon.words("naming").contains(tree.lemma(gerund))
        || !tree.children(gerund, "nsubj", "aux").isEmpty()) {
      return;
    }
    if (tree.lemma(gerund - 1).equals(",")) {
      tree.relabel(gerund, "advcl");
    } else if (verb == gerund - 1) {
      tree.relabel(gerund, "xcomp");
    }
  }

  /** "considers arming B", "is weighing sending aid": what has an object of its own is a verb. */
  private void gerundAsObject(int gerund) {
    int verb = tree.head(gerund);
    if (tree.token(gerund).tag().equals("VBG")
        && verb != ParsedSentence.NONE
        && verb < gerund
        && tree.token(verb).isVerb()
        && (tree.is(gerund, "obj")
            || tree.is(gerund, "advcl") && gerund == verb + 1 && takesClause(verb))
        && !tree.children(gerund, "obj", "obl", "xcomp", "ccomp").isEmpty()
        && tree.children(gerund, "det", "nmod:poss", "amod", "nsubj").isEmpty()) {
      tree.relabel(gerund, "xcomp");
    }
  }

  private boolean takesClause(int verb) {
    return lexicon.cues(tree.token(verb)).stream().anyMatch(cue -> cue.scope().contains("comp"));
  }

  /** "is bargaining with B": what follows a form of "be" without an article is a verb. */
  private void progressiveAsNoun(int word) {
    if (!tree.token(word).tag().equals("NN")
        || !tree.token(word).word().endsWith("ing")
        || word == 0
        || tree.child(word, "det", "amod", "compound", "case", "nmod:poss").isPresent()
        || tree.child(word, "cop").filter(cop -> cop < word).isEmpty()) {
      return;
    }
    tree.readAsProgressive(word);
  }

  /** "condemned the shelling": a gerund that hangs on its own article is a noun. */
  private void gerundOfArticle(int gerund) {
    int article = gerund - 1;
    if (!tree.token(gerund).tag().equals("VBG")
        || article < 0
        || tree.head(gerund) != article
        || !tree.token(article).tag().equals("DT")
        || tree.head(article) == ParsedSentence.NONE) {
      return;
    }
    tree.rehang(gerund, tree.head(article), tree.relation(article));
    tree.rehang(article, gerund, "det");
    tree.readAsNoun(gerund);
  }

  /** "fighting broke out between …": a gerund in a noun's place is a noun. */
  private void gerundAsNoun(int word) {
    for (int adverb : tree.children(word, "advmod")) {
      if (adverb > word
          && tree.token(word).tag().equals("VBG")
          && tree.token(adverb).tag().matches("JJR|RBR")
          && tree.is(word, "nmod", "obl")) {
        // "its intention of moving closer to B"
        tree.relabel(word, "acl");
        tree.children(word, "case").forEach(preposition -> tree.relabel(preposition, "mark"));
        tree.children(adverb, "obl").forEach(place -> tree.rehang(place, word, "obl"));
        return;
      }
    }
    if (tree.token(word).tag().equals("VBG")
        && tree.is(word, "nsubj", "nsubj:pass", "obj", "nmod", "compound")
        && tree.children(word, "obj", "aux", "xcomp", "ccomp", "nsubj", "mark").isEmpty()) {
      tree.readAsNoun(word);
    }
  }

  /**
   * "jailed for passing secrets to B": a gerund between a preposition and its noun that the lexicon
   * knows as a verb is one, and the noun its object.
   */
  private void gerundAfterPreposition(int verb) {
    int noun = tree.head(verb);
    if (!tree.token(verb).tag().equals("VBG")
        || !tree.is(verb, "amod", "compound")
        || noun == ParsedSentence.NONE
        || noun < verb
        || tree.head(noun) == ParsedSentence.NONE
        || lexicon.words("participle_adjective").contains(tree.lemma(verb)) && !isBound(noun)
        || lexicon.triggers(tree.token(verb)).isEmpty()) {
      return;
    }
    List<Integer> prepositions = tree.children(noun, "case");
    if (prepositions.isEmpty() || lastWord(prepositions.getLast()) != verb - 1) {
      return;
    }
    int above = tree.head(noun);
    tree.rehang(verb, above, tree.token(above).isVerb() ? "advcl" : "acl");
    tree.rehang(noun, verb, "obj");
    tree.rehang(prepositions.getLast(), verb, "mark");
    for (int complement : tree.children(noun, "nmod")) {
      if (!tree.preposition(complement).equals("of")) {
        tree.rehang(complement, verb, "obl");
      }
    }
  }

  /** "is committed to deepening ties", "interested in developing": words that want a gerund. */
  private boolean isBound(int noun) {
    return tree.lemma(tree.head(noun)).matches("commit|dedicate|aim|devote|interested")
        && tree.preposition(noun).matches("to|at|in");
  }

  /** "Meeting B for the first time, A asked …": what begins the sentence goes with its verb. */
  private void fronted(int gerund) {
    int noun = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "amod", "compound")
        || noun < gerund
        || tree.head(noun) != ParsedSentence.NONE
        || tree.subtree(noun).getFirst() != gerund
        || lexicon.triggers(tree.token(gerund)).isEmpty()) {
      return;
    }
    for (int main : tree.children(noun, "parataxis", "ccomp", "appos", "dep", "acl:relcl")) {
      boolean clause =
          tree.token(main).isVerb() && !tree.children(main, "nsubj", "nsubj:pass").isEmpty();
      int first = tree.subtree(main).getFirst();
      if (clause && tree.lemma(first).equals(",")) {
        List<Integer> others =
            tree.children(noun).stream().filter(child -> child > noun && child != main).toList();
        tree.promote(main, noun);
        tree.rehang(gerund, main, "advcl");
        tree.rehang(noun, gerund, "obj");
        others.stream()
            .filter(child -> child < first && tree.is(child, "nmod"))
            .forEach(child -> tree.rehang(child, gerund, "obl"));
        return;
      }
    }
  }

  /**
   * "replied by sharing secrets with B", "admitted swapping notes with B": what follows a gerund's
   * object belongs to the gerund.
   */
  private void complementBehind(int gerund) {
    int verb = tree.head(gerund);
    Optional<Integer> object = tree.child(gerund, "obj");
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "advcl", "xcomp")
        || verb > gerund
        || !tree.token(verb).isVerb()
        || tree.is(gerund, "advcl") && tree.preposition(gerund).isEmpty()
        || object.isEmpty()) {
      return;
    }
    int last = tree.subtree(gerund).getLast();
    for (int complement : tree.children(verb, "obl")) {
      if (tree.subtree(complement).getFirst() == last + 1
          && tree.preposition(complement).matches("to|with|against|from|on|into|for|at|over")) {
        tree.rehang(complement, gerund, "obl");
        return;
      }
    }
  }

  /** The last word of a preposition that may have several: "instead of". */
  private int lastWord(int preposition) {
    List<Integer> fixed = tree.children(preposition, "fixed");
    return fixed.isEmpty() ? preposition : fixed.getLast();
  }

  /**
   * "denies arming rebels", "reported, citing officials": a gerund right behind a verb is its
   * complement, one behind a comma goes with it; neither is an attribute of its object.
   */
  private void gerundAfterVerb(int verb) {
    int noun = tree.head(verb);
    if (!tree.token(verb).tag().equals("VBG")
        || !tree.is(verb, "amod", "compound")
        || noun < verb
        || lexicon.words("participle_adjective").contains(tree.lemma(verb))
        || lexicon.triggers(tree.token(verb)).isEmpty()
            && lexicon.cues(tree.token(verb)).isEmpty()) {
      return;
    }
    int above = tree.head(noun);
    if (above == ParsedSentence.NONE || !tree.token(above).isVerb() || !tree.is(noun, "obj")) {
      return;
    }
    boolean behindComma = verb > 0 && above < verb - 1 && tree.lemma(verb - 1).equals(",");
    if ((above == verb - 1 || behindComma) && tree.children(noun, "det", "nmod:poss").isEmpty()) {
      tree.rehang(verb, above, behindComma ? "advcl" : "xcomp");
      tree.rehang(noun, verb, "obj");
    }
  }

  /**
   * "left the meeting, saying A had attacked B": a gerund of speech is neither subject nor mark of
   * what it says; what was taken for its object is the subject.
   */
  private void gerundOfSpeech(int gerund) {
    int said = tree.head(gerund);
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "nsubj", "nsubj:pass", "csubj", "mark")
        || said < gerund
        || tree.head(said) == ParsedSentence.NONE
        || tree.subtree(gerund).getFirst() != gerund
        || gerund == 0
        || !tree.lemma(gerund - 1).equals(",")
        || lexicon.cues(tree.token(gerund)).stream()
            .noneMatch(cue -> cue.attributes() && cue.scope().contains("comp"))) {
      return;
    }
    Optional<Integer> subject = tree.child(gerund, "obj").filter(object -> object > gerund);
    if (subject.isEmpty() && !tree.is(gerund, "mark")) {
      return;
    }
    String relation = tree.relation(gerund).equals("nsubj:pass") ? "nsubj:pass" : "nsubj";
    tree.rehang(gerund, tree.head(said), "advcl");
    tree.rehang(said, gerund, "ccomp");
    subject.ifPresent(word -> tree.rehang(word, said, relation));
  }

  /**
   * "accused the unit of hacking", "accused B for years of hacking", "of having hacked": the gerund
   * says what is alleged, not which unit.
   */
  private void gerundOfAccused(int verb) {
    int noun = tree.head(verb);
    boolean perfect =
        tree.token(verb).tag().equals("VBN")
            && tree.children(verb, "aux").stream()
                .anyMatch(having -> tree.token(having).tag().equals("VBG"));
    if (!tree.token(verb).tag().equals("VBG") && !perfect
        || !tree.is(verb, "acl", "nmod", "dep")
        || noun == ParsedSentence.NONE
        || !tree.is(noun, "obj", "nsubj:pass", "obl", "obl:tmod")) {
      return;
    }
    String preposition = tree.preposition(verb);
    int above = tree.head(noun);
    boolean governs =
        !preposition.isEmpty()
            && lexicon.cues(tree.token(above)).stream()
                .anyMatch(cue -> cue.scope().contains(preposition));
    if (governs) {
      tree.rehang(verb, above, "advcl");
    }
  }

  /**
   * "left the bloc, blaming its ally": a gerund before an article or a possessive has an object.
   */
  private void gerundBeforeArticle(int gerund) {
    int noun = tree.head(gerund);
    if (gerund == 0
        || gerund + 1 >= tree.size()
        || !tree.is(gerund, "amod")
        || !tree.token(gerund).tag().equals("VBG")
        || !tree.lemma(gerund - 1).equals(",")
        || !tree.token(gerund + 1).tag().matches("DT|PRP\\$")
            && !(noun == gerund + 1 && tree.is(noun, "conj"))
        || noun < gerund) {
      return;
    }
    int above =
        tree.ancestors(noun).stream()
            .filter(word -> word < gerund && tree.token(word).isVerb())
            .findFirst()
            .orElse(ParsedSentence.NONE);
    if (above == ParsedSentence.NONE) {
      return;
    }
    tree.rehang(gerund, above, "advcl");
    tree.rehang(noun, gerund, "obj");
    for (int clause : tree.children(noun, "acl", "nmod")) {
      if (clause > noun && !tree.children(clause, "mark", "case").isEmpty()) {
        tree.rehang(clause, gerund, tree.is(clause, "acl") ? "advcl" : "obl");
      }
    }
  }

  /** "spent two years haggling with B": whoever spends them. */
  private void gerundOfSpending(int gerund) {
    int time = tree.head(gerund);
    int noun = time;
    if (tree.token(gerund).tag().equals("VBG")
        && tree.is(gerund, "amod", "compound")
        && noun > gerund
        && tree.is(noun, "dep", "appos", "nmod")
        && tree.head(noun) == gerund - 1
        && tree.is(gerund - 1, "obj", "obl:tmod")
        && lexicon.words("spending").contains(tree.lemma(tree.head(gerund - 1)))) {
      // "spent a week coaxing the two back": whom the gerund is about is no attribute of the time.
      tree.rehang(gerund, tree.head(gerund - 1), "advcl");
      tree.rehang(noun, gerund, "obj");
      return;
    }
    if (tree.token(gerund).tag().equals("VBG")
        && tree.is(gerund, "acl")
        && tree.is(time, "obj", "obl:tmod")
        && time < gerund
        && lexicon.words("spending").contains(tree.lemma(tree.head(time)))) {
      tree.rehang(gerund, tree.head(time), "advcl");
    }
  }

  /** "has been in B talking to C": whoever is there talks, not the place. */
  private void gerundOfPredicate(int verb) {
    int place = tree.head(verb);
    if (tree.token(verb).tag().equals("VBG")
        && tree.is(verb, "acl")
        && place != ParsedSentence.NONE
        && !tree.children(place, "cop").isEmpty()
        && !tree.children(place, "nsubj").isEmpty()
        && !tree.children(place, "case").isEmpty()) {
      tree.relabel(verb, "advcl");
    }
  }
}
