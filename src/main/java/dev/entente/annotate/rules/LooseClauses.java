package dev.entente.annotate.rules;

import java.util.List;

/** Mends clauses that the parser left hanging on what it could not name. */
final class LooseClauses {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  LooseClauses(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int verb) {
    gerundOfTo(verb);
    sumBehindList(verb);
    verbOfOrphan(verb);
    behindInsertion(verb);
    clauseAsSubject(verb);
    behindSpeech(verb);
    clauseBehindSpeech(verb);
    behindParticiple(verb);
    subjectBeforeInsertion(verb);
    if (tree.is(verb, "dep") && tree.head(verb) != ParsedSentence.NONE) {
      infinitive(verb);
      clauseWithoutThat(verb);
      describedObject(verb);
      mainVerb(verb);
    }
  }

  /** "imposed a ban on A and B, the latest step of C": what sums up is no further member. */
  private void sumBehindList(int noun) {
    int first = tree.head(noun);
    if (!tree.is(noun, "conj")
        || !lexicon.words("summing").contains(tree.lemma(noun))
        || tree.children(noun, "det").isEmpty()
        || !tree.children(noun, "cc").isEmpty()) {
      return;
    }
    int begin = tree.subtree(noun).getFirst();
    boolean closed =
        tree.children(first, "conj").stream()
            .anyMatch(member -> member < noun && !tree.children(member, "cc").isEmpty());
    if (closed && begin > 0 && tree.lemma(begin - 1).equals(",")) {
      tree.rehang(noun, tree.head(first), "dep");
    }
  }

  /** "left after B, for the first time, urged C to pay": B does, of which "after" tells when. */
  private void subjectBeforeInsertion(int verb) {
    int above = tree.head(verb);
    if (!tree.is(verb, "dep", "parataxis", "conj", "ccomp")
        || above == ParsedSentence.NONE
        || above > verb
        || !tree.isFinite(verb)
        || !tree.lemma(verb - 1).equals(",")
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()) {
      return;
    }
    for (int noun : tree.children(above, "obl")) {
      int comma = tree.subtree(noun).getLast() + 1;
      List<Integer> marks = tree.children(noun, "case");
      if (noun > above
          && comma < verb - 2
          && tree.lemma(comma).equals(",")
          && tree.token(comma + 1).tag().equals("IN")
          && marks.size() == 1
          && tree.lemma(marks.getFirst()).matches("after|before|since|until|because|as")
          && tree.rehang(noun, verb, tree.isPassive(verb) ? "nsubj:pass" : "nsubj")) {
        tree.rehang(marks.getFirst(), verb, "mark");
        tree.relabel(verb, "advcl");
        return;
      }
    }
  }

  /** "A, which paid a million for B": a verb below the object that follows it stands above it. */
  private void verbOfOrphan(int verb) {
    int object = tree.head(verb);
    if (!tree.is(verb, "orphan")
        || !tree.isFinite(verb)
        || object < verb
        || !tree.token(object).isNoun() && !tree.token(object).tag().matches("\\$|CD")) {
      return;
    }
    List<Integer> others =
        tree.children(object).stream()
            .filter(child -> child < verb && tree.is(child, "nsubj", "nsubj:pass", "aux", "mark"))
            .toList();
    tree.promote(verb, object);
    tree.rehang(object, verb, "obj");
    others.forEach(child -> tree.rehang(child, verb, tree.relation(child)));
  }

  /**
   * "A, still at war with B, struck a bargain", "A, having asked for it, applauded": what stands
   * between commas is no more than said by the way.
   */
  private void behindInsertion(int verb) {
    int inserted = tree.head(verb);
    if (inserted == ParsedSentence.NONE
        || inserted > verb
        || !tree.is(inserted, "root")
        || !tree.is(verb, "dep", "parataxis", "conj", "ccomp", "acl")
        || !tree.token(verb).tag().matches("VB[DZP]")
        || !tree.lemma(verb - 1).equals(",")
            && !(tree.token(verb - 1).tag().equals("RB") && tree.lemma(verb - 2).equals(","))
        || !tree.children(verb, "nsubj", "nsubj:pass", "cc", "mark").isEmpty()) {
      return;
    }
    boolean phrase =
        tree.token(inserted).isNoun()
            && !tree.preposition(inserted).isEmpty()
            && tree.child(inserted, "cop").isEmpty();
    boolean participle =
        tree.children(inserted, "aux").stream()
            .anyMatch(aux -> tree.token(aux).word().equals("having"));
    // "A, sharply criticised by B, stood firm"
    boolean suffered =
        tree.token(inserted).tag().equals("VBN")
            && tree.children(inserted, "aux", "aux:pass", "obj").isEmpty()
            && hasAgent(inserted);
    List<Integer> subjects = tree.children(inserted, "nsubj", "nsubj:pass");
    if (!phrase && !participle && !suffered || subjects.size() != 1) {
      return;
    }
    int subject = subjects.getFirst();
    int behind = tree.subtree(subject).getLast() + 1;
    if (behind < inserted && tree.lemma(behind).equals(",")) {
      tree.promote(verb, inserted);
      tree.rehang(subject, verb, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
      if (suffered) {
        tree.rehang(inserted, subject, "acl");
      } else {
        tree.rehang(inserted, verb, phrase ? "obl" : "advcl");
      }
    }
  }

  /** "Probed by A over its deals, B denied wrongdoing": the finite verb is the sentence's. */
  private void behindParticiple(int verb) {
    int participle = tree.head(verb);
    if (participle != 0
        || !tree.is(participle, "root")
        || !tree.is(verb, "dep", "ccomp", "parataxis")
        || !tree.token(participle).tag().equals("VBN")
        || !tree.isFinite(verb)
        || !tree.children(participle, "nsubj", "nsubj:pass", "obj").isEmpty()
        || !tree.children(verb, "mark").isEmpty()) {
      return;
    }
    boolean own =
        tree.children(verb, "nsubj", "nsubj:pass").stream()
            .map(subject -> tree.subtree(subject).getFirst())
            .anyMatch(begin -> begin > 0 && tree.lemma(begin - 1).equals(","));
    if (own && hasAgent(participle)) {
      tree.promote(verb, participle);
      tree.rehang(participle, verb, "advcl");
    }
  }

  private boolean hasAgent(int participle) {
    return tree.children(participle, "obl", "obl:agent", "nmod").stream()
        .anyMatch(word -> tree.preposition(word).equals("by"));
  }

  /** "burned a trawler caught poaching": the noun behind a verb is its object. */
  private void describedObject(int gerund) {
    if (!tree.token(gerund).tag().equals("VBG")) {
      return;
    }
    for (int noun : tree.children(gerund, "nsubj")) {
      int verb = tree.subtree(noun).getFirst() - 1;
      boolean caught =
          tree.children(gerund, "aux", "aux:pass").stream()
              .anyMatch(word -> tree.token(word).tag().equals("VBN") && word > noun);
      if (caught
          && verb >= 0
          && tree.isFinite(verb)
          && tree.children(verb, "obj", "ccomp", "xcomp").isEmpty()
          && tree.rehang(noun, verb, "obj")) {
        tree.rehang(gerund, noun, "acl");
      }
    }
  }

  /**
   * "A's decision to storm the embassy drew criticism": the infinitive says which decision, and the
   * finite verb without a subject is the sentence's.
   */
  private void mainVerb(int verb) {
    int infinitive = tree.head(verb);
    if (!tree.isFinite(verb)
        || verb < infinitive
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()
        || !new Grammar(tree).isInfinitive(infinitive)) {
      return;
    }
    for (int noun : tree.children(infinitive, "nsubj")) {
      int to = tree.subtree(noun).getLast() + 1;
      if (noun < infinitive
          && tree.token(noun).isNoun()
          && tree.lemma(to).equals("to")
          && tree.head(to) == infinitive
          && lexicon.words("infinitive_noun").contains(tree.lemma(noun))) {
        tree.promote(verb, infinitive);
        tree.rehang(noun, verb, "nsubj");
        tree.rehang(infinitive, noun, "acl");
        return;
      }
    }
  }

  /**
   * "is able to lift the ban": an infinitive right behind an adjective or a verb is its own; "urged
   * the parties to the conflict not to fire": behind an object it is what that one is told to do.
   */
  private void infinitive(int verb) {
    int head = tree.head(verb);
    if (head > verb || !new Grammar(tree).isInfinitive(verb)) {
      return;
    }
    boolean verbal = tree.token(head).isVerb();
    List<Integer> objects = tree.children(head, "obj");
    boolean told =
        verbal
            && tree.children(verb, "nsubj").isEmpty()
            && tree.children(head, "xcomp", "ccomp").isEmpty()
            && !objects.isEmpty()
            && objects.getFirst() < verb;
    boolean own =
        tree.token(verb).tag().equals("VB")
            && objects.isEmpty()
            && (verbal || tree.token(head).tag().startsWith("JJ"));
    if (told || own) {
      tree.relabel(verb, "xcomp");
    }
  }

  /** "it appears A is ready": what was taken for the object is the subject of what follows. */
  private void clauseWithoutThat(int verb) {
    int head = tree.head(verb);
    if (!lexicon.words("reporting").contains(tree.lemma(head))
        || head > verb
        || !tree.isFinite(verb)) {
      return;
    }
    if (!tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()) {
      return;
    }
    for (int object : tree.children(head, "obj")) {
      int next = tree.subtree(object).getLast() + 1;
      if (object > head
          && next < tree.size()
          && (next == verb || tree.head(next) == verb)
          && (next == verb || tree.is(next, "aux", "aux:pass", "cop"))) {
        boolean passive = tree.child(verb, "aux:pass").isPresent();
        tree.rehang(object, verb, passive ? "nsubj:pass" : "nsubj");
        tree.relabel(verb, "ccomp");
        return;
      }
    }
  }

  /** "commits A to pulling out", "accused A of taking part": "to" has no noun of its own. */
  private void gerundOfTo(int gerund) {
    int to = tree.head(gerund);
    if (to == ParsedSentence.NONE
        || !tree.token(gerund).tag().equals("VBG")
        || !tree.lemma(to).matches("to|of")
        || !tree.is(to, "obl", "dep", "advcl")
        || tree.head(to) == ParsedSentence.NONE) {
      return;
    }
    if (tree.rehang(gerund, tree.head(to), "advcl")) {
      tree.rehang(to, gerund, "mark");
    }
  }

  /** "will arm B, A said, in a move that alarmed C": what was said is the move. */
  private void behindSpeech(int noun) {
    int speech = tree.head(noun);
    if (speech == ParsedSentence.NONE
        || !tree.is(noun, "obl")
        || !tree.preposition(noun).equals("in")
        || !lexicon.words("act_noun").contains(tree.lemma(noun))
        || !lexicon.words("speech_act").contains(tree.lemma(speech))) {
      return;
    }
    int comma = tree.subtree(noun).getFirst() - 1;
    for (int clause : tree.children(speech, "ccomp")) {
      if (clause < speech && comma > speech && tree.lemma(comma).equals(",")) {
        tree.rehang(noun, clause, "obl");
        return;
      }
    }
  }

  /** "A was armed, says B, long before C came": when that was is part of what is said. */
  private void clauseBehindSpeech(int word) {
    int speech = tree.head(word);
    if (speech == ParsedSentence.NONE
        || speech > word
        || !tree.is(word, "advcl", "obl")
        || !lexicon.words("speech_act").contains(tree.lemma(speech))) {
      return;
    }
    boolean clause =
        tree.is(word, "advcl")
            && tree.children(word, "mark").stream()
                .anyMatch(mark -> tree.lemma(mark).matches("before|after|until|since|once"));
    boolean party =
        tree.is(word, "obl") && tree.preposition(word).matches("with|by|through|from|against");
    int comma = tree.subtree(word).getFirst() - 1;
    boolean apart =
        comma > speech && (tree.lemma(comma).equals(",") || tree.lemma(comma - 1).equals(","));
    if (!clause && !party || !apart) {
      return;
    }
    for (int said : tree.children(speech, "ccomp")) {
      if (said < speech) {
        tree.rehang(word, said, tree.relation(word));
        return;
      }
    }
  }

  /** "men recruited to fight for A have asked": what was taken for a clause is a noun with one. */
  private void clauseAsSubject(int participle) {
    int verb = tree.head(participle);
    if (verb == ParsedSentence.NONE
        || !tree.is(participle, "csubj", "csubj:pass")
        || !tree.token(participle).tag().matches("VB[DN]")
        || participle > verb
        || !tree.isFinite(verb)
        || !tree.children(participle, "mark", "aux", "aux:pass", "obj").isEmpty()) {
      return;
    }
    for (int noun : tree.children(participle, "nsubj", "nsubj:pass")) {
      if (noun < participle && tree.token(noun).isNoun()) {
        String relation = tree.is(participle, "csubj:pass") ? "nsubj:pass" : "nsubj";
        tree.rehang(noun, verb, relation);
        tree.rehang(participle, noun, "acl");
        return;
      }
    }
  }
}
