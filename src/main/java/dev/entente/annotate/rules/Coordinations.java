package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends what belongs to which verb in long sentences: coordinated clauses, lists, and clauses with
 * a relative pronoun.
 */
final class Coordinations {

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP");

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  private Coordinations(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  static void repair(ParsedSentence tree, Lexicon lexicon) {
    Coordinations repairs = new Coordinations(tree, lexicon);
    OpeningLists lists = new OpeningLists(tree);
    for (int i = 0; i < tree.size(); i++) {
      repairs.prepositionAsClause(i);
      repairs.relativeOnVerb(i);
      repairs.list(i);
      repairs.speechUnderSpeech(i);
      repairs.deedBesideSpeech(i);
      repairs.deedBesidePerfect(i);
      repairs.objectAsSubject(i);
      lists.repair(i);
      repairs.lastAsSubject(i);
      repairs.firstAsSentence(i);
      repairs.firstAsCompound(i);
      repairs.deedBesideThing(i);
      repairs.appositionAsSubject(i);
      repairs.deedAsAttribute(i);
      repairs.jointNoun(i);
    }
  }

  private static final Set<String> JOINT = Set.of("agreement", "ties", "negotiation", "meeting");

  /** "A and B's accord came to grief": the accord is of both. */
  private void jointNoun(int noun) {
    int first = tree.head(noun);
    if (!tree.is(noun, "conj")
        || first == ParsedSentence.NONE
        || first > noun
        || tree.head(first) == ParsedSentence.NONE
        || !tree.token(first).tag().startsWith("NNP")
        || JOINT.stream().noneMatch(name -> lexicon.words(name).contains(tree.lemma(noun)))) {
      return;
    }
    Optional<Integer> owner = tree.child(noun, "nmod:poss");
    int and = owner.map(word -> tree.subtree(word).getFirst() - 1).orElse(-1);
    if (and != first + 1
        || !tree.lemma(and).equals("and")
        || !tree.token(owner.get()).tag().startsWith("NNP")) {
      return;
    }
    tree.rehang(noun, tree.head(first), tree.relation(first));
    tree.rehang(first, noun, "nmod:poss");
    tree.rehang(owner.get(), first, "conj");
    tree.rehang(and, owner.get(), "cc");
  }

  /** Mends lists behind participles, once these are known for such. */
  static void repairParticiples(ParsedSentence tree, Lexicon lexicon) {
    Coordinations repairs = new Coordinations(tree, lexicon);
    for (int i = 0; i < tree.size(); i++) {
      repairs.behindParticiple(i);
    }
  }

  /** "bars B's wine, severed air links and deported migrants": what was done is no thing barred. */
  private void deedBesideThing(int verb) {
    int thing = tree.head(verb);
    if (!tree.is(verb, "conj")
        || thing == ParsedSentence.NONE
        || !tree.token(thing).isNoun()
        || !tree.token(verb).tag().matches("VBN|VBD|VBZ|VBP")
        || tree.children(verb, "obj").isEmpty()
        || tree.children(verb, "nsubj", "aux:pass").size() > 0) {
      return;
    }
    int first = tree.firstConjunct(thing);
    int governor = tree.head(first);
    while (governor != ParsedSentence.NONE && tree.token(governor).isNoun()) {
      governor = tree.head(governor);
    }
    if (governor == ParsedSentence.NONE
        || governor > first
        || !FINITE.contains(tree.token(governor).tag())
        || !tree.rehang(verb, governor, "conj")) {
      return;
    }
    for (int other : tree.children(first, "conj")) {
      int begin = tree.subtree(other).getFirst();
      if (other < verb
          && begin > 0
          && tree.lemma(begin - 1).equals(",")
          && tree.token(begin).tag().matches("VBN|VBD")
          && tree.is(begin, "amod")
          && tree.head(begin) == other
          && tree.rehang(begin, governor, "conj")) {
        tree.rehang(other, begin, "obj");
      }
    }
  }

  /** "closed its embassy, banned A's fish and gave B two days": what was taken for attributes. */
  private void deedAsAttribute(int participle) {
    int thing = tree.head(participle);
    if (!tree.is(participle, "amod")
        || !tree.token(participle).tag().equals("VBN")
        || participle < 2
        || participle > thing
        || !tree.lemma(participle - 1).equals(",")
        || tree.subtree(thing).getFirst() != participle
        || !tree.is(thing, "conj")
        || !tree.token(thing).isNoun()) {
      return;
    }
    int verb = tree.head(thing);
    if (tree.token(verb).isNoun() && tree.is(verb, "obj")) {
      verb = tree.head(verb);
    }
    if (isBetweenDeeds(verb, thing) && verb < participle && tree.rehang(participle, verb, "conj")) {
      tree.rehang(thing, participle, "obj");
    }
  }

  private boolean isBetweenDeeds(int verb, int thing) {
    return FINITE.contains(tree.token(verb).tag())
        && tree.children(verb, "conj").stream().anyMatch(last -> last > thing && isDeed(last));
  }

  /** A verb in a tense, or what may be one in the past: "and deported C". */
  private boolean isDeed(int verb) {
    return FINITE.contains(tree.token(verb).tag())
        || tree.token(verb).tag().equals("VBN")
            && tree.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass").isEmpty()
            && tree.child(verb, "obj").isPresent();
  }

  /** "A, the former power, which left B, sees …": A does it, of which the rest is said. */
  private void appositionAsSubject(int verb) {
    int name = tree.head(verb);
    Optional<Integer> said = tree.child(verb, "nsubj");
    if (!tree.is(verb, "parataxis", "dep", "ccomp", "acl:relcl", "appos")
        || name == ParsedSentence.NONE
        || !tree.is(name, "root")
        || name > verb
        || !tree.token(name).tag().startsWith("NNP")
        || !FINITE.contains(tree.token(verb).tag())
        || said.isEmpty()
        || said.get() < name
        || !tree.token(said.get()).isNoun()
        || tree.subtree(said.get()).getFirst() != name + 2
        || !tree.lemma(name + 1).equals(",")
        || !tree.token(verb - 1).word().equals(",")) {
      return;
    }
    tree.promote(verb, name);
    tree.rehang(name, verb, "nsubj");
    tree.rehang(said.get(), name, "appos");
  }

  /** "wrote A, thanking B and C": C stands beside B, the object of the participle. */
  private void behindParticiple(int second) {
    int first = tree.head(second);
    if (!tree.is(second, "conj") || first == ParsedSentence.NONE || second < first) {
      return;
    }
    int object = tree.subtree(second).getFirst() - 1;
    if (object > 0 && tree.is(object, "cc")) {
      object--;
    }
    if (object > first
        && tree.is(object, "obj")
        && tree.token(object).isNoun()
        && tree.token(second).isNoun()
        && tree.token(tree.head(object)).tag().equals("VBG")
        && tree.head(object) > first
        && tree.head(object) < object) {
      tree.rehang(second, object, "conj");
    }
  }

  /** "A and its former province B have …": A stands beside B, and only the noun describes it. */
  private void firstAsCompound(int first) {
    int name = tree.head(first);
    if (!tree.is(first, "compound")
        || name == ParsedSentence.NONE
        || tree.head(name) == ParsedSentence.NONE
        || !tree.token(first).isNoun()
        || !tree.token(name).tag().startsWith("NNP")) {
      return;
    }
    for (int noun : tree.children(first, "conj")) {
      if (noun == name - 1 && tree.child(noun, "cc").isPresent()) {
        tree.rehang(first, tree.head(name), tree.relation(name));
        tree.rehang(noun, name, "compound");
        tree.rehang(name, first, "conj");
        return;
      }
    }
  }

  /** "bombed B and A sent troops": a finite verb without a subject has what stands before it. */
  private void lastAsSubject(int verb) {
    int head = tree.head(verb);
    Optional<Integer> clause = tree.child(verb, "csubj");
    if (clause.isPresent()
        && clause.get() < verb
        && FINITE.contains(tree.token(clause.get()).tag())
        && tree.child(clause.get(), "nsubj").isPresent()
        && tree.children(clause.get(), "mark").isEmpty()
        && nounBefore(verb, clause.get()).isPresent()) {
      head = clause.get();
      tree.promote(head, verb);
      tree.rehang(verb, head, "conj");
    }
    if (!tree.is(verb, "dep", "conj", "parataxis")
        || head == ParsedSentence.NONE
        || head > verb
        || !tree.token(head).isVerb()
        || !FINITE.contains(tree.token(verb).tag()) && !hasFiniteAuxiliary(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()
        || tree.children(verb, "obj", "ccomp", "xcomp").isEmpty()) {
      return;
    }
    Optional<Integer> subject = nounBefore(verb, head);
    if (subject.isPresent()) {
      // "said A had bombed B and C had sent troops": both are said.
      int above = head;
      head =
          tree.ancestors(subject.get()).stream()
              .filter(word -> tree.is(word, "ccomp") && tree.head(word) == above)
              .findFirst()
              .orElse(head);
      tree.rehang(verb, head, "conj");
      for (int and : tree.children(subject.get(), "cc")) {
        tree.rehang(and, verb, "cc");
      }
      tree.rehang(subject.get(), verb, "nsubj");
    }
  }

  private boolean hasFiniteAuxiliary(int verb) {
    return tree.children(verb, "aux").stream()
        .anyMatch(auxiliary -> auxiliary < verb && FINITE.contains(tree.token(auxiliary).tag()));
  }

  /** The second of two nouns below a verb, where it stands right before another verb. */
  private Optional<Integer> nounBefore(int verb, int head) {
    int before = verb - 1;
    while (before > head && tree.is(before, "advmod", "aux") && tree.head(before) == verb) {
      before--;
    }
    for (int noun = before; noun > head; noun--) {
      int first = tree.head(noun);
      if (tree.is(noun, "conj")
          && tree.is(first, "obl", "nmod", "obj")
          && tree.token(noun).isNoun()
          && tree.subtree(noun).getLast() == before
          && tree.children(first, "conj").size() == 1
          && !tree.children(noun, "cc").isEmpty()
          && tree.ancestors(first).contains(head)) {
        return Optional.of(noun);
      }
    }
    return Optional.empty();
  }

  /** "The rebels and a minister said …": what was taken for the sentence is the first subject. */
  private void firstAsSentence(int verb) {
    int first = tree.head(verb);
    Optional<Integer> second = tree.child(verb, "nsubj");
    if (!tree.is(verb, "conj")
        || first == ParsedSentence.NONE
        || !tree.is(first, "root")
        || !tree.token(first).isNoun()
        || !FINITE.contains(tree.token(verb).tag())
        || second.isEmpty()
        || tree.children(first, "cop", "nsubj").size() > 0) {
      return;
    }
    int and = tree.subtree(second.get()).getFirst() - 1;
    if (and < 1 || !tree.lemma(and).equals("and") || first > and) {
      return;
    }
    tree.promote(verb, first);
    tree.rehang(second.get(), first, "conj");
    tree.rehang(and, second.get(), "cc");
    tree.rehang(first, verb, "nsubj");
  }

  /** "duties of up to 42 percent on pork": a preposition heads nothing. */
  private void prepositionAsClause(int preposition) {
    if (!tree.token(preposition).tag().equals("IN")
        || !tree.is(preposition, "acl", "advcl", "dep", "nmod", "obl")
        || tree.head(preposition) == ParsedSentence.NONE) {
      return;
    }
    Optional<Integer> noun =
        tree.children(preposition, "dep", "obj", "nmod", "obl", "nsubj").stream()
            .filter(child -> child > preposition && tree.token(child).isNoun())
            .findFirst();
    if (noun.isEmpty()) {
      return;
    }
    int head = tree.head(preposition);
    tree.rehang(noun.get(), head, tree.token(head).isVerb() ? "obl" : "nmod");
    tree.rehang(preposition, noun.get(), "case");
  }

  /** "goes back to A, who visited B": the clause belongs to the name before its pronoun. */
  private void relativeOnVerb(int verb) {
    if (!tree.token(verb).isVerb()
        || !tree.is(verb, "dep", "ccomp", "parataxis", "advcl", "conj", "xcomp")) {
      return;
    }
    int head = tree.head(verb);
    if (head == ParsedSentence.NONE || tree.token(head).isNoun() || head > verb) {
      return;
    }
    for (int pronoun : tree.children(verb, "nsubj", "nsubj:pass")) {
      if (!tree.lemma(pronoun).matches("who|which") || pronoun < 2 || pronoun > verb) {
        continue;
      }
      int noun = tree.lemma(pronoun - 1).equals(",") ? pronoun - 2 : pronoun - 1;
      if (tree.token(noun).isNoun()) {
        tree.rehang(verb, noun, "acl:relcl");
      }
    }
  }

  /**
   * "sanctions on ships, two companies and a network": a second object behind a comma is listed.
   */
  private void list(int verb) {
    List<Integer> objects = tree.children(verb, "obj");
    if (!tree.token(verb).isVerb() || objects.size() < 2) {
      return;
    }
    int second = objects.get(1);
    int first = tree.subtree(second).getFirst();
    if (first == 0 || !tree.lemma(first - 1).equals(",")) {
      return;
    }
    for (int before = first - 2; before > objects.getFirst(); before--) {
      if (tree.head(before) == verb && tree.is(before, "obl")
          || tree.head(before) == objects.getFirst() && tree.is(before, "nmod")) {
        tree.rehang(second, before, "conj");
        return;
      }
    }
  }

  /**
   * "the minister said B was a state of law and urged C to …": a verb of speech that is coordinated
   * with what was said belongs to who said it.
   */
  private void speechUnderSpeech(int verb) {
    if (!isLaterVerb(verb) || !speaks(verb)) {
      return;
    }
    int said = tree.head(verb);
    int speech = tree.head(said);
    if (tree.is(said, "ccomp")
        && speech != ParsedSentence.NONE
        && speaks(speech)
        && !speaks(said)
        && sameTime(verb, speech)) {
      tree.rehang(verb, speech, "conj");
    }
  }

  /**
   * "prosecutors allege that troops killed villagers and sold gold": a deed in the tense of what
   * was said, not of the saying, is part of it; of the same tense, unless a comma parts them.
   */
  private void deedBesideSpeech(int verb) {
    if (!isLaterVerb(verb) || speaks(verb) && !tree.lemma(verb).equals("threaten")) {
      return;
    }
    int speech = tree.head(verb);
    Optional<Integer> said = tree.child(speech, "ccomp");
    if (said.isPresent()
        && said.get() < verb
        && speaks(speech)
        && (!tree.token(verb).tag().equals(tree.token(speech).tag()) || !behindComma(verb))
        && (tree.token(verb).tag().equals(tree.token(said.get()).tag())
            || goesOnPerfect(verb, said.get()))) {
      tree.rehang(verb, said.get(), "conj");
    }
  }

  /** "told B that A had raided the camp and burned it": the past form may be a participle. */
  private boolean goesOnPerfect(int verb, int said) {
    return tree.token(verb).tag().equals("VBD")
        && tree.token(verb).word().endsWith("ed")
        && tree.token(said).tag().equals("VBN")
        && tree.children(said, "aux").stream()
            .anyMatch(aux -> tree.token(aux).word().equalsIgnoreCase("had"))
        && !behindComma(verb);
  }

  /** "ruled that A had broken the pact, and froze its assets": behind a comma the ruler goes on. */
  private void deedBesidePerfect(int verb) {
    if (!isLaterVerb(verb) || !tree.token(verb).tag().equals("VBD")) {
      return;
    }
    int said = tree.head(verb);
    int speech = tree.head(said);
    boolean perfect =
        tree.token(said).tag().equals("VBN")
            && tree.children(said, "aux").stream().anyMatch(aux -> tree.lemma(aux).equals("have"));
    if (perfect
        && tree.is(said, "ccomp")
        && speech != ParsedSentence.NONE
        && tree.token(speech).tag().equals("VBD")
        && behindComma(verb)) {
      tree.rehang(verb, speech, "conj");
    }
  }

  private boolean behindComma(int verb) {
    return tree.children(tree.head(verb), "cc").stream()
            .anyMatch(and -> and < verb && and > 0 && tree.lemma(and - 1).equals(","))
        || tree.children(verb, "cc").stream()
            .anyMatch(and -> and > 0 && tree.lemma(and - 1).equals(","));
  }

  /**
   * "the army shot A and B stormed C": a verb that says nothing has an object of its own, and what
   * follows "and" begins the next clause.
   */
  private void objectAsSubject(int verb) {
    int deed = tree.head(verb);
    Optional<Integer> object = tree.child(verb, "nsubj");
    if (!tree.is(verb, "ccomp")
        || deed == ParsedSentence.NONE
        || !FINITE.contains(tree.token(deed).tag())
        || !tree.children(deed, "obj").isEmpty()
        || !tree.children(verb, "mark", "aux").isEmpty()
        || !FINITE.contains(tree.token(verb).tag())
        || object.isEmpty()
        || takesClause(deed)) {
      return;
    }
    List<Integer> members = tree.children(object.get(), "conj");
    if (members.size() != 1 || object.get() < deed || members.getFirst() > verb) {
      return;
    }
    int subject = members.getFirst();
    tree.rehang(object.get(), deed, "obj");
    tree.rehang(verb, deed, "conj");
    tree.rehang(subject, verb, "nsubj");
    for (int and : tree.children(subject, "cc")) {
      tree.rehang(and, verb, "cc");
    }
  }

  private boolean takesClause(int verb) {
    return speaks(verb)
        || lexicon.cues(tree.token(verb)).stream().anyMatch(cue -> cue.scope().contains("comp"));
  }

  private boolean isLaterVerb(int verb) {
    return tree.is(verb, "conj")
        && tree.token(verb).isVerb()
        && tree.head(verb) != ParsedSentence.NONE
        && tree.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark").isEmpty();
  }

  private boolean speaks(int word) {
    return tree.token(word).isVerb() && lexicon.words("speech_act").contains(tree.lemma(word));
  }

  /**
   * Of the same tense, "has denied and accused" too; the tagger takes many past forms for
   * participles.
   */
  private boolean sameTime(int one, int other) {
    String tag = tree.token(one).tag();
    String speech = tree.token(other).tag();
    boolean perfect =
        speech.equals("VBN")
            && tree.children(other, "aux").stream().anyMatch(aux -> tree.lemma(aux).equals("have"));
    return FINITE.contains(speech)
            && (tag.equals(speech) || tag.equals("VBN") && speech.equals("VBD"))
        || perfect && tag.matches("VBN|VBD");
  }
}
