package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts relative clauses, and what was taken for them, under the words that they belong to. */
final class RelativeClauses {

  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final ToldActs toldActs;

  RelativeClauses(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
    this.toldActs = new ToldActs(tree, lexicon);
  }

  void repair(int verb) {
    ofDeed(verb);
    someOfWhich(verb);
    complementWithWho(verb);
    possessedSubject(verb);
    labelledAsDependent(verb);
    contentOfNoun(verb);
    withoutPronoun(verb);
    withinReport(verb);
    ofApposition(verb);
    ofThing(verb);
    ofAccord(verb);
    ofLastPerson(verb);
    ofPeople(verb);
    ofOwner(verb);
    ofPossessor(verb);
    naming(verb);
    contentOfReport(verb);
    toldActs.summingUp(verb);
    besideAnother(verb);
    atTheEnd(verb);
  }

  /** "a vote in which A was barred and in which B says C shot at crowds": both are of the vote. */
  private void besideAnother(int verb) {
    if (!tree.is(verb, "conj")
        || tree.children(verb, "obl", "nsubj", "nsubj:pass", "obj").stream()
            .noneMatch(word -> word < verb && tree.lemma(word).matches("which|who|whom"))) {
      return;
    }
    int first = tree.head(verb);
    while (first != ParsedSentence.NONE && !tree.is(first, "acl:relcl")) {
      boolean within = tree.is(first, "obl", "advcl", "xcomp", "obj");
      first = within ? tree.head(first) : ParsedSentence.NONE;
    }
    if (first != ParsedSentence.NONE && first != tree.head(verb)) {
      tree.rehang(verb, first, "conj");
    }
  }

  /** "A accused B of luring C with promises it never kept": the last verb describes the noun. */
  private void atTheEnd(int verb) {
    Optional<Integer> pronoun = tree.child(verb, "nsubj");
    if (!tree.is(verb, "root")
        || pronoun.isEmpty()
        || !tree.token(pronoun.get()).tag().equals("PRP")
        || !tree.children(verb, "obj", "ccomp", "xcomp").isEmpty()) {
      return;
    }
    int noun = pronoun.get() - 1;
    Optional<Integer> main =
        tree.children(verb, "dep").stream()
            .filter(word -> word < noun && tree.isFinite(word))
            .filter(word -> !tree.children(word, "nsubj", "nsubj:pass").isEmpty())
            .findFirst();
    if (noun < 1
        || main.isEmpty()
        || !tree.token(noun).isNoun()
        || tree.head(noun) != verb
        || tree.children(verb).stream().anyMatch(word -> word > verb && !tree.is(word, "punct"))) {
      return;
    }
    int top = main.get();
    List<Integer> before =
        tree.children(verb).stream().filter(word -> word <= noun && word != top).toList();
    tree.promote(top, verb);
    before.forEach(word -> tree.rehang(word, top, tree.relation(word)));
    tree.rehang(verb, noun, "acl:relcl");
  }

  /** "not just A but also Mr B, who demanded": only the person right before it is meant. */
  private void ofLastPerson(int verb) {
    int first = tree.head(verb);
    if (!tree.is(verb, "acl:relcl") || first == ParsedSentence.NONE) {
      return;
    }
    int who = tree.subtree(verb).getFirst();
    List<Integer> others = tree.children(first, "conj");
    if (others.isEmpty() || !tree.lemma(who).equals("who") || tree.head(who) != verb) {
      return;
    }
    int last = others.getLast();
    if (last < who
        && who - last <= 2
        && tree.token(last).name().equals("PERSON")
        && !tree.token(first).name().equals("PERSON")
        && tree.token(first).tag().startsWith("NNP")) {
      tree.rehang(verb, last, "acl:relcl");
    }
  }

  /** "sanctions over its help for the rebels, who took B": no act is "who". */
  private void ofPeople(int verb) {
    int act = tree.head(verb);
    if (!tree.is(verb, "acl:relcl") || act == ParsedSentence.NONE) {
      return;
    }
    int who = tree.subtree(verb).getFirst();
    if (who < 2 || !tree.lemma(who).equals("who")) {
      return;
    }
    int before = tree.lemma(who - 1).equals(",") ? who - 2 : who - 1;
    boolean isAct =
        Stream.of("act_noun", "told", "said_noun", "agreement", "meeting", "negotiation")
            .anyMatch(words -> lexicon.words(words).contains(tree.lemma(act)));
    if (isAct
        && before > act
        && tree.token(before).isNoun()
        && tree.is(before, "nmod", "obl", "conj")) {
      tree.rehang(verb, before, "acl:relcl");
    }
  }

  /** "a reporter of the newspaper A who lives in B", "gunmen on bikes, who": no thing is "who". */
  private void ofOwner(int verb) {
    int thing = tree.head(verb);
    if (!tree.is(verb, "acl:relcl")
        || thing == ParsedSentence.NONE
        || !tree.lemma(tree.subtree(verb).getFirst()).equals("who")) {
      return;
    }
    boolean named = tree.is(thing, "appos") && tree.is(tree.head(thing), "nmod");
    int person = tree.head(named ? tree.head(thing) : thing);
    boolean isThing =
        tree.token(thing).tag().startsWith("NNP")
            ? tree.token(thing).name().equals("ORGANIZATION")
            : !isPerson(thing);
    if ((named || tree.is(thing, "nmod")) && isThing && isPerson(person)) {
      tree.rehang(verb, person, "acl:relcl");
    }
  }

  private boolean isPerson(int noun) {
    return Stream.of("person", "fighter", "troops", "prisoner", "counterpart", "acting")
        .anyMatch(words -> lexicon.words(words).contains(tree.lemma(noun)));
  }

  /** "A, whose police were by then shooting at B": what begins the clause is its subject. */
  private void possessedSubject(int verb) {
    if (!tree.is(verb, "acl:relcl")
        || !tree.token(verb).tag().equals("VBG")
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    for (int object : tree.children(verb, "obj")) {
      boolean whose =
          tree.children(object, "nmod:poss").stream()
              .anyMatch(word -> tree.token(word).tag().equals("WP$"));
      if (object < verb && whose) {
        tree.relabel(object, "nsubj");
        return;
      }
    }
  }

  /** "blamed the attack on rebels who raided B": the clause belongs to the noun before "who". */
  private void complementWithWho(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "acl:relcl") || noun == ParsedSentence.NONE) {
      return;
    }
    int above = tree.head(noun);
    for (int complement : tree.children(verb, "obl", "nmod")) {
      int who = tree.subtree(complement).getLast() + 1;
      if (complement > noun
          && who < verb
          && tree.lemma(who).equals("who")
          && tree.head(who) == verb
          && tree.is(noun, "obj")
          && above != ParsedSentence.NONE
          && tree.token(above).isVerb()
          && tree.rehang(complement, above, "obl")) {
        tree.rehang(verb, complement, "acl:relcl");
        return;
      }
    }
  }

  /** "the militia, whose fighters swept into A": the noun behind "whose" is the subject. */
  private void ofPossessor(int verb) {
    int noun = tree.head(verb);
    if (noun == ParsedSentence.NONE
        || !tree.is(verb, "acl", "acl:relcl", "dep")
        || !tree.token(verb).isVerb()
        || noun > verb
        || !tree.is(noun, "conj", "appos", "dep")
        || tree.head(noun) == ParsedSentence.NONE
        || tree.children(noun, "nmod:poss").stream()
            .noneMatch(whose -> tree.lemma(whose).equals("whose"))
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark").isEmpty()) {
      return;
    }
    if (tree.rehang(verb, tree.head(noun), "acl:relcl")) {
      tree.rehang(noun, verb, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
    }
  }

  /** "a claim that A called a lie": what is called something is the noun itself. */
  private void naming(int verb) {
    int noun = tree.head(verb);
    if (noun == ParsedSentence.NONE
        || !tree.is(verb, "ccomp", "acl")
        || noun > verb
        || !lexicon.words("naming").contains(tree.lemma(verb))
        || !ToldActs.isOne(tree, lexicon, noun)) {
      return;
    }
    List<Integer> marks = tree.children(verb, "mark");
    List<Integer> objects = tree.children(verb, "obj");
    if (marks.size() == 1
        && marks.getFirst() == noun + 1
        && objects.size() == 1
        && tree.children(verb, "xcomp", "ccomp").isEmpty()) {
      tree.relabel(marks.getFirst(), "obj");
      tree.relabel(objects.getFirst(), "xcomp");
      tree.relabel(verb, "acl:relcl");
      boolean behindComma =
          tree.is(noun, "conj", "dep") && tree.lemma(tree.subtree(noun).getFirst() - 1).equals(",");
      if (behindComma && tree.children(noun, "cc").isEmpty()) {
        tree.relabel(noun, "appos");
      }
    }
  }

  /** "the factions, several of which are backed by A": the clause is about the factions. */
  private void someOfWhich(int verb) {
    for (int some : tree.children(verb, "nsubj", "nsubj:pass", "obj")) {
      int comma = some - 1;
      for (int which : tree.children(some, "nmod")) {
        if (which == some + 2
            && comma > 0
            && some < verb
            && tree.token(which).tag().matches("WDT|WP")
            && tree.lemma(comma).equals(",")
            && tree.token(comma - 1).isNoun()) {
          String relation = tree.relation(some);
          int noun = comma - 1;
          if (tree.rehang(verb, noun, "acl:relcl") && tree.rehang(which, verb, relation)) {
            tree.rehang(some, which, "nummod");
          }
          return;
        }
      }
    }
  }

  /**
   * "a country that supported …", "an exercise that A plans to hold", "it was A that attacked": a
   * clause with a relative pronoun, or one that lacks an object behind "that", hangs on its noun as
   * such.
   */
  private void labelledAsDependent(int verb) {
    if (!tree.token(verb).isVerb() || !tree.is(verb, "dep", "ccomp", "parataxis")) {
      return;
    }
    int head = tree.head(verb);
    if (head == ParsedSentence.NONE || !tree.token(head).isNoun() || head > verb) {
      return;
    }
    List<Integer> subjects = tree.children(verb, "nsubj", "nsubj:pass");
    List<Integer> marks = tree.children(verb, "mark");
    boolean gap =
        tree.is(verb, "ccomp")
            && marks.size() == 1
            && tree.lemma(marks.getFirst()).equals("that")
            && marks.getFirst() == head + 1
            && tree.children(verb, "obj").isEmpty()
            && lexicon.cues(tree.token(head)).isEmpty();
    boolean cleft =
        tree.child(head, "cop").isPresent()
            && tree.child(head, "nsubj").filter(it -> tree.lemma(it).equals("it")).isPresent()
            && !subjects.isEmpty()
            && tree.lemma(subjects.getFirst()).equals("that");
    if (cleft) {
      Token that = tree.token(subjects.getFirst());
      tree.read(
          that.index(),
          new Token(that.index(), that.span(), that.word(), that.lemma(), "WDT", that.name()));
    }
    if (gap
        || cleft
        || !subjects.isEmpty() && tree.token(subjects.getFirst()).tag().startsWith("W")) {
      tree.relabel(verb, "acl:relcl");
    }
  }

  /**
   * "in the event that A invades B", "the claim that A invaded B": a "that" beside subject and
   * object stands for neither, and the clause says what the noun means.
   */
  private void contentOfNoun(int verb) {
    if (!tree.is(verb, "acl:relcl") || !tree.token(verb).isVerb()) {
      return;
    }
    List<Integer> subjects = tree.children(verb, "nsubj", "nsubj:pass");
    List<Integer> objects = tree.children(verb, "obj");
    int first = tree.subtree(verb).getFirst();
    boolean both =
        objects.contains(first) && objects.size() > 1
            || subjects.contains(first) && subjects.size() > 1;
    if (both && tree.lemma(first).equals("that")) {
      tree.relabel(first, "mark");
      tree.relabel(verb, "acl");
    }
  }

  /** "a report by A that B had refused to go": the clause says what the report is. */
  private void contentOfReport(int verb) {
    int noun = tree.head(verb);
    int first = tree.subtree(verb).getFirst();
    if (tree.is(verb, "acl:relcl", "dep")
        && noun != ParsedSentence.NONE
        && tree.is(first, "dep")
        && tree.lemma(first).equals("that")
        && tree.children(verb, "nsubj").stream().anyMatch(subject -> subject > first)
        && lexicon.words("accusation").contains(tree.lemma(noun))
        && !tree.children(verb, "obj", "xcomp", "ccomp").isEmpty()) {
      tree.relabel(first, "mark");
      tree.relabel(verb, "ccomp");
    }
  }

  /** "entities it accused of …": a clause that begins right after a noun and lacks its object. */
  private void withoutPronoun(int verb) {
    if (!tree.token(verb).isVerb() || !tree.is(verb, "parataxis", "ccomp", "dep", "advcl")) {
      return;
    }
    Optional<Integer> subject = tree.child(verb, "nsubj");
    if (subject.isEmpty()
        || !tree.children(verb, "obj", "ccomp", "mark").isEmpty()
        || tree.token(subject.get()).tag().startsWith("W")) {
      return;
    }
    int first = tree.subtree(subject.get()).getFirst();
    if (first == 0 || first > verb) {
      return;
    }
    int noun = first - 1;
    if (tree.token(noun).isNoun() && tree.lemma(subject.get()).matches("it|he|she|they|we|i")) {
      tree.rehang(verb, noun, "acl:relcl");
    }
  }

  /** "rebels who A says hold the town": the pronoun is the subject of what is said. */
  private void withinReport(int said) {
    int report = tree.head(said);
    if (!tree.token(said).isVerb()
        || !tree.is(said, "dep", "ccomp", "xcomp", "parataxis")
        || report == ParsedSentence.NONE
        || report > said
        || !tree.is(report, "acl:relcl")
        || !lexicon.words("reporting").contains(tree.lemma(report))
        || !tree.isFinite(said)
        || !tree.children(said, "nsubj", "nsubj:pass", "mark").isEmpty()) {
      return;
    }
    int first = tree.subtree(report).getFirst();
    if (tree.head(first) == report
        && tree.is(first, "obj")
        && tree.token(first).tag().matches("WDT|WP")
        && !tree.children(report, "nsubj").isEmpty()) {
      tree.rehang(first, said, tree.isPassive(said) ? "nsubj:pass" : "nsubj");
      tree.relabel(said, "ccomp");
    }
  }

  /** "his father, the late B, who visited …": the clause belongs to the name right before it. */
  private void ofApposition(int verb) {
    if (!tree.is(verb, "acl:relcl")) {
      return;
    }
    int head = tree.head(verb);
    if (head == ParsedSentence.NONE) {
      return;
    }
    int begin = tree.subtree(verb).getFirst();
    for (int apposed : tree.children(head, "appos")) {
      if (apposed > head && apposed < begin) {
        tree.rehang(verb, apposed, "acl:relcl");
        return;
      }
    }
  }

  /**
   * "a minister from the party, which had signed …": what begins with "which" belongs to the
   * complement right before it when the noun above is a person's title, or when it speaks.
   */
  private void ofThing(int verb) {
    int head = tree.head(verb);
    if (!tree.is(verb, "acl:relcl") || head == ParsedSentence.NONE) {
      return;
    }
    int first = tree.subtree(verb).getFirst();
    if (!tree.lemma(first).equals("which") || first < 2) {
      return;
    }
    int before = tree.lemma(first - 1).equals(",") ? first - 2 : first - 1;
    // "its border with B, which denied it": who speaks has a name.
    boolean speaks =
        lexicon.words("speech_act").contains(tree.lemma(verb))
            && tree.is(first, "nsubj")
            && tree.token(before).tag().startsWith("NNP")
            && !tree.token(head).tag().startsWith("NNP");
    if (!speaks && !lexicon.words("person").contains(tree.lemma(head))) {
      return;
    }
    if (before > head && tree.token(before).isNoun() && tree.is(before, "nmod", "obl", "obj")) {
      tree.rehang(verb, before, "acl:relcl");
    }
  }

  /** "flew jets near B, which A condemned as reckless": what is condemned is what was done. */
  private void ofDeed(int verb) {
    int above = tree.head(verb);
    if (above == ParsedSentence.NONE || above > verb || !tree.is(verb, "acl:relcl", "ccomp")) {
      return;
    }
    int which = tree.subtree(verb).getFirst();
    if (which < 2
        || !tree.lemma(which).equals("which")
        || tree.head(which) != verb
        || !tree.lemma(which - 1).equals(",")
        || tree.children(verb, "nsubj").stream().noneMatch(subject -> subject > which)) {
      return;
    }
    if (tree.is(verb, "ccomp")) {
      tree.relabel(verb, "parataxis");
      return;
    }
    int deed = tree.head(above);
    if (tree.is(above, "nmod") && tree.preposition(above).matches("near|off|towards?|around|to")) {
      deed = tree.head(deed);
    } else if (!tree.is(above, "obl")) {
      return;
    }
    if (deed != ParsedSentence.NONE
        && tree.token(verb).tag().equals("VBD")
        && lexicon.words("verdict").contains(tree.lemma(verb))
        && tree.token(above).tag().startsWith("NNP")
        && tree.isFinite(deed)) {
      tree.rehang(verb, deed, "parataxis");
    }
  }

  /** "talks with B, which A broke off": what somebody does to "which" is done to the talks. */
  private void ofAccord(int verb) {
    int side = tree.head(verb);
    if (!tree.is(verb, "acl:relcl")
        || side == ParsedSentence.NONE
        || !tree.is(side, "nmod")
        || !tree.token(side).tag().startsWith("NNP")
        || !tree.preposition(side).matches("with|between")) {
      return;
    }
    int noun = tree.head(side);
    boolean done =
        tree.children(verb, "obj").stream().anyMatch(word -> tree.lemma(word).equals("which"));
    if (done
        && (lexicon.words("agreement").contains(tree.lemma(noun))
            || lexicon.words("meeting").contains(tree.lemma(noun)))) {
      tree.rehang(verb, noun, "acl:relcl");
    }
  }
}
