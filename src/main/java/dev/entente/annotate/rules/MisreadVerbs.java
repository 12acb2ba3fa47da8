package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finite verbs that the parser hung on the noun after them as if they were attributes ("A armed B",
 * "A's decision to fine B surprised investors"), put back to the head of their clause.
 */
final class MisreadVerbs {

  private static final Set<String> PERFECT_OR_PASSIVE = Set.of("have", "be");

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP");

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  private MisreadVerbs(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  static void repair(ParsedSentence tree, Lexicon lexicon) {
    MisreadVerbs verbs = new MisreadVerbs(tree, lexicon);
    for (int i = 0; i < tree.size(); i++) {
      verbs.behindInfinitiveOfSubject(i);
      verbs.behindPreposition(i);
      verbs.participleOfObject(i);
      verbs.behindRelativePronoun(i);
      verbs.behindSubject(i);
      verbs.clauseOfInfinitive(i);
      verbs.behindHave(i);
      verbs.objectAsClause(i);
    }
  }

  /**
   * "A's journey to meet B has sparked interest", "A's decision to fine B surprised investors": the
   * verb of the sentence was taken for an attribute of its object, and the infinitive of the
   * subject for the verb.
   */
  private void behindInfinitiveOfSubject(int verb) {
    int noun = tree.head(verb);
    int above = noun == ParsedSentence.NONE ? ParsedSentence.NONE : tree.head(noun);
    Token read = ParsedSentence.asFinite(tree.token(verb));
    if (!tree.is(verb, "amod")
        || !read.isVerb()
        || noun < verb
        || above == ParsedSentence.NONE
        || !new Grammar(tree).isInfinitive(above)) {
      return;
    }
    boolean auxiliary =
        tree.children(verb, "aux", "aux:pass").stream()
            .anyMatch(child -> PERFECT_OR_PASSIVE.contains(tree.lemma(child)));
    Optional<Integer> subject = tree.child(above, "nsubj");
    if (subject.isEmpty()
        || tree.token(subject.get()).tag().startsWith("NNP")
        || !auxiliary && !(FINITE.contains(read.tag()) && wantsInfinitive(subject.get()))) {
      return;
    }
    List<Integer> object =
        tree.children(noun).stream().filter(child -> child > above && child < verb).toList();
    List<Integer> behind = tree.children(above).stream().filter(child -> child > noun).toList();
    if (!auxiliary) {
      tree.read(verb, read);
    }
    tree.promote(verb, above);
    tree.rehang(noun, verb, "obj");
    behind.forEach(child -> tree.rehang(child, verb, tree.relation(child)));
    tree.rehang(subject.get(), verb, "nsubj");
    tree.rehang(above, subject.get(), "acl");
    if (!object.isEmpty()) {
      int last = object.getLast();
      tree.rehang(last, above, "obj");
      object
          .subList(0, object.size() - 1)
          .forEach(child -> tree.rehang(child, last, tree.relation(child)));
    }
  }

  /** "A's decision to break ranks with B surprised investors": a preposition begins no clause. */
  private void behindPreposition(int verb) {
    int infinitive = tree.head(verb);
    if (!tree.is(verb, "advcl", "ccomp")
        || infinitive == ParsedSentence.NONE
        || !isFinite(verb)
        || !new Grammar(tree).isInfinitive(infinitive)) {
      return;
    }
    Optional<Integer> mark = tree.child(verb, "mark");
    Optional<Integer> object = tree.child(verb, "nsubj", "nsubj:pass");
    Optional<Integer> subject = tree.child(infinitive, "nsubj");
    if (mark.filter(word -> tree.lemma(word).matches("with|on|against|to|at|from|in")).isEmpty()
        || object.isEmpty()
        || subject.filter(this::wantsInfinitive).isEmpty()) {
      return;
    }
    tree.promote(verb, infinitive);
    tree.rehang(subject.get(), verb, "nsubj");
    tree.rehang(infinitive, subject.get(), "acl");
    tree.rehang(object.get(), infinitive, "obl");
    tree.rehang(mark.get(), object.get(), "case");
  }

  /** "has resumed gas flows to B": a noun in the plural behind a verb that takes no clause. */
  private void objectAsClause(int noun) {
    int verb = tree.head(noun);
    Token token = tree.token(noun);
    Optional<Integer> subject = tree.child(noun, "nsubj");
    if (!token.tag().equals("VBZ")
        || !tree.is(noun, "ccomp", "xcomp", "dep")
        || verb == ParsedSentence.NONE
        || verb > noun
        || !tree.token(verb).isVerb()
        || subject.isEmpty()
        || subject.get() != noun - 1
        || !tree.token(subject.get()).tag().matches("NN|NNP|JJ")
        || !tree.children(noun, "obj", "iobj", "ccomp", "xcomp", "mark", "aux").isEmpty()
        || !tree.children(verb, "obj").isEmpty()
        || lexicon.cues(tree.token(verb)).stream().anyMatch(cue -> cue.scope().contains("comp"))
        || lexicon.triggers(tree.token(verb)).stream()
            .noneMatch(trigger ->
                trigger.object().contains("obj")
                    || trigger.where().stream()
                        .anyMatch(condition -> condition.key().equals("obj")))) {
      return;
    }
    tree.read(
        noun, new Token(noun, token.span(), token.word(), token.lemma(), "NNS", token.name()));
    tree.relabel(noun, "obj");
    tree.children(noun, "obl").forEach(child -> tree.relabel(child, "nmod"));
    int first = subject.get();
    for (int child : List.copyOf(tree.children(first))) {
      tree.rehang(child, noun, tree.relation(child));
    }
    tree.relabel(first, "compound");
  }

  /** "found a camera installed by B": a participle without auxiliary is no clause of its own. */
  private void participleOfObject(int verb) {
    int head = tree.head(verb);
    Optional<Integer> noun = tree.child(verb, "nsubj");
    if (!tree.token(verb).tag().equals("VBN")
        || !tree.is(verb, "dep", "ccomp", "xcomp")
        || head == ParsedSentence.NONE
        || !tree.token(head).isVerb()
        || noun.isEmpty()
        || noun.get() < head
        || noun.get() != verb - 1
        || !tree.token(noun.get()).isNoun()
        || !tree.children(verb, "obj", "aux", "aux:pass", "mark", "ccomp").isEmpty()
        || !tree.children(head, "obj").isEmpty()
        || lexicon.cues(tree.token(head)).stream().anyMatch(cue -> cue.type() == Cue.Type.SPEECH)) {
      return;
    }
    tree.rehang(noun.get(), head, "obj");
    tree.rehang(verb, noun.get(), "acl");
  }

  /**
   * "A's decision to make a demand on B surprised investors": as above, with a clause of its own.
   */
  private void clauseOfInfinitive(int infinitive) {
    if (!tree.is(infinitive, "root", "ccomp") || !new Grammar(tree).isInfinitive(infinitive)) {
      return;
    }
    Optional<Integer> subject = tree.child(infinitive, "nsubj");
    Optional<Integer> clause = tree.child(infinitive, "ccomp");
    if (subject.isEmpty()
        || clause.isEmpty()
        || clause.get() < infinitive
        || !wantsInfinitive(subject.get())) {
      return;
    }
    int verb = clause.get();
    Optional<Integer> object = tree.child(verb, "nsubj", "nsubj:pass");
    boolean finite = isFinite(verb) || tree.child(verb, "aux").isPresent();
    if (!finite || object.isEmpty() || tree.child(verb, "mark").isPresent()) {
      return;
    }
    List<Integer> behind =
        tree.children(infinitive).stream().filter(child -> child > verb).toList();
    tree.promote(verb, infinitive);
    behind.forEach(child -> tree.rehang(child, verb, tree.relation(child)));
    tree.rehang(subject.get(), verb, "nsubj");
    tree.rehang(infinitive, subject.get(), "acl");
    tree.rehang(object.get(), infinitive, "obj");
  }

  private boolean isFinite(int verb) {
    return FINITE.contains(tree.token(verb).tag());
  }

  private boolean wantsInfinitive(int noun) {
    return lexicon.words("infinitive_noun").contains(tree.lemma(noun))
        || lexicon.cues(tree.token(noun)).stream()
            .anyMatch(cue -> cue.pos() == PartOfSpeech.NOUN && cue.scope().contains("comp"));
  }

  /** "A, which maimed B": a finite verb right behind its relative pronoun. */
  private void behindRelativePronoun(int verb) {
    int noun = tree.head(verb);
    int pronoun = verb - 1;
    if (!isFinite(verb)
        || !tree.is(verb, "amod", "compound")
        || noun < verb
        || pronoun < 1
        || !tree.token(pronoun).tag().matches("WDT|WP")) {
      return;
    }
    int antecedent = tree.lemma(pronoun - 1).equals(",") ? pronoun - 2 : pronoun - 1;
    if (antecedent < 0 || !tree.token(antecedent).isNoun()) {
      return;
    }
    if (tree.ancestors(antecedent).contains(noun)) {
      if (tree.head(noun) == ParsedSentence.NONE) {
        tree.promote(antecedent, noun);
      } else {
        tree.rehang(antecedent, tree.head(noun), tree.relation(noun));
      }
    }
    if (tree.rehang(verb, antecedent, "acl:relcl")) {
      tree.rehang(noun, verb, "obj");
      tree.rehang(pronoun, verb, "nsubj");
    }
  }

  /** "A armed B": a clause whose only verb was taken for an attribute of its object. */
  private void behindSubject(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "amod", "compound")
        || verb == 0
        || noun < verb
        || !tree.is(noun, "root", "ccomp", "parataxis")
        || !tree.is(verb - 1, "compound")
        || tree.head(verb - 1) != noun
        || !tree.token(verb - 1).isNoun()
        || tree.child(noun, "cop", "nsubj").isPresent()
        || hasFiniteVerb(noun, verb)) {
      return;
    }
    Token read = ParsedSentence.asFinite(tree.token(verb));
    if (!read.isVerb() || !lexicon.hasVerb(read)) {
      return;
    }
    List<Integer> before = tree.children(noun).stream().filter(child -> child < verb - 1).toList();
    List<Integer> said = tree.children(noun, "parataxis");
    tree.read(verb, read);
    tree.promote(verb, noun);
    tree.rehang(noun, verb, "obj");
    tree.rehang(verb - 1, verb, "nsubj");
    before.forEach(child -> tree.rehang(child, verb - 1, tree.relation(child)));
    said.forEach(child -> tree.rehang(child, verb, "parataxis"));
  }

  /** Whether the clause of a noun has a finite verb but this one; other clauses do not count. */
  private boolean hasFiniteVerb(int noun, int but) {
    return tree
        .subtree(noun, child -> !tree.is(child, "parataxis", "acl:relcl", "advcl", "list"))
        .stream()
        .anyMatch(word -> word != but && tree.token(word).tag().matches("VBD|VBZ|VBP|MD"));
  }

  /**
   * "and has since accused B": a participle that the parser hung on its object, with its auxiliary
   * left standing before it.
   */
  private void behindHave(int verb) {
    int noun = tree.head(verb);
    if (!tree.token(verb).tag().equals("VBN") || !tree.is(verb, "amod") || noun < verb) {
      return;
    }
    int have = verb - 1;
    while (have > 0
        && verb - have <= 3
        && (tree.token(have).tag().startsWith("RB") || tree.lemma(have).equals("since"))) {
      have--;
    }
    if (have < 1 || !tree.lemma(have).equals("have") || tree.is(have, "aux")) {
      return;
    }
    int before = have - 1;
    while (before >= 0 && !Set.of("VBD", "VBZ", "VBP").contains(tree.token(before).tag())) {
      before--;
    }
    if (before < 0 || !tree.rehang(verb, before, "conj")) {
      return;
    }
    tree.rehang(noun, verb, "obj");
    tree.rehang(have, verb, "aux");
  }
}
