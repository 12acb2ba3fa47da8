package dev.entente.annotate.rules;

import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who stands in the clauses and participles that depend on a trigger. */
final class Complements {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Complements(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  private static final Set<String> BESIDE =
      Set.of("while", "whereas", "although", "though", "after", "before");

  /**
   * "exercises involving A, B and C": the objects of the participle that names who takes part; "a
   * pact with the union, which includes A and B" tells of the union.
   */
  List<Integer> participants(int noun) {
    List<Integer> found = new ArrayList<>();
    for (int clause : tree.children(noun, "acl", "acl:relcl", "advcl", "dep", "amod")) {
      if (lexicon.words("participation").contains(tree.lemma(clause))
          && !isOfAnother(clause, noun)) {
        found.addAll(tree.children(clause, "obj"));
      }
    }
    return found;
  }

  /**
   * "A and B haggled for a week, with C acting as broker": those whom the clause above a phrase
   * with "with" tells of, where they are several.
   */
  List<Integer> aboveAbsolute(int verb) {
    boolean absolute =
        tree.is(verb, "advcl")
            && !tree.children(verb, "nsubj").isEmpty()
            && tree.children(verb, "mark").stream()
                .anyMatch(with -> tree.lemma(with).equals("with"));
    if (!absolute) {
      return List.of();
    }
    List<Integer> sides = grammar.surfaceSubjects(tree.head(verb), 0);
    return sentence.actors(sides).size() > 1 ? sides : List.of();
  }

  /** "warned that it would strike B": to whom a speaker says he will do something. */
  List<Integer> doneTo(int verb) {
    Set<Integer> found = new LinkedHashSet<>();
    List<EntityId> speakers = states(grammar.subjects(verb));
    for (int clause : tree.children(verb, "ccomp")) {
      List<EntityId> doers = states(grammar.surfaceSubjects(clause, 0));
      if (doers.isEmpty() || !speakers.containsAll(doers)) {
        continue;
      }
      Set<Integer> others = new LinkedHashSet<>(grammar.objects(clause));
      for (String preposition :
          List.of("on", "against", "with", "from", "to", "at", "into", "of")) {
        others.addAll(grammar.nearbyComplements(clause, preposition));
      }
      // "would scrap its works in B": what is the speaker's own is no other side.
      others.removeIf(
          word -> !states(List.of(word)).isEmpty() && doers.containsAll(states(List.of(word))));
      if (states(List.copyOf(others)).isEmpty()) {
        others.addAll(grammar.nearbyComplements(clause, "in"));
        grammar.objects(clause).forEach(object -> others.addAll(grammar.complements(object, "in")));
      }
      found.addAll(others);
    }
    return List.copyOf(found);
  }

  private List<EntityId> states(List<Integer> words) {
    return sentence.actors(words).stream().map(actor -> actor.entity().country()).toList();
  }

  /** Whether a clause with "which" stands right behind another noun than the one above it. */
  private boolean isOfAnother(int clause, int noun) {
    int first = tree.subtree(clause).getFirst();
    int before = first > 0 && tree.lemma(first - 1).equals(",") ? first - 2 : first - 1;
    return tree.lemma(first).equals("which") && before > noun && sentence.isActor(before);
  }

  /**
   * The subject of what is demanded or said, "that B withdraw"; of an infinitive without one, whom
   * it acts upon, "refused to meet B".
   */
  List<Integer> subjects(int verb, boolean clauseOnly) {
    return subjects(verb, clauseOnly, false);
  }

  /**
   * @param blames whether somebody is blamed for what the clause says, so that of a passive one the
   *     agent is meant: "said the line was cut by B"
   */
  List<Integer> subjects(int verb, boolean clauseOnly, boolean blames) {
    List<Integer> found = new ArrayList<>();
    List<Integer> clauses = new ArrayList<>(tree.children(verb, "ccomp", "xcomp", "advcl", "acl"));
    clauses.addAll(grammar.saidBefore(verb));
    // "called this a ploy, while C asked …": what goes on beside it is no complement.
    clauses.removeIf(
        clause -> tree.is(clause, "advcl") && BESIDE.contains(tree.preposition(clause)));
    for (int complement : clauses) {
      List<Integer> agents =
          blames && grammar.isPassive(complement) ? grammar.subjects(complement) : List.of();
      // "said that no ship had been harmed": who suffers is not to blame.
      if (blames
          && grammar.isPassive(complement)
          && sentence.actors(agents).isEmpty()
          && lexicon.words("blame").contains(tree.lemma(complement))
          && !tree.lemma(complement).equals("blame")) {
        continue;
      }
      found.addAll(
          sentence.actors(agents).isEmpty()
              ? tree.children(complement, "nsubj", "nsubj:pass")
              : agents);
    }
    for (int complement : clauses) {
      if (found.isEmpty() && !clauseOnly) {
        if (lexicon.words("giving").contains(tree.lemma(complement))) {
          // "refused to hand A over to B"
          List<Integer> receivers = grammar.nearbyComplements(complement, "to");
          if (!sentence.actors(receivers).isEmpty()) {
            return receivers;
          }
        }
        found.addAll(grammar.objects(complement));
        List<Integer> receivers = receivers(found);
        if (!receivers.isEmpty()) {
          return receivers;
        }
        if (sentence.actors(found).isEmpty() || areOwn(found)) {
          found.addAll(grammar.complements(complement, "with"));
          found.addAll(grammar.complements(complement, "to"));
          found.addAll(grammar.complements(complement, "from"));
          found.addAll(grammar.complements(complement, "on"));
          found.addAll(grammar.complements(complement, "against"));
          found.addAll(grammar.nearbyComplements(complement, "with"));
        }
      }
    }
    return found;
  }

  /** "threatened to close its ports to B": things of whoever threatens. */
  private boolean areOwn(List<Integer> things) {
    return things.stream()
        .allMatch(thing ->
            !sentence.isActor(thing)
                && tree.children(thing, "nmod:poss").stream()
                    .anyMatch(owner -> tree.token(owner).tag().equals("PRP$")));
  }

  /** "threatened to halt Russian gas supplies to B": those to whom the things go. */
  private List<Integer> receivers(List<Integer> things) {
    List<Integer> found = new ArrayList<>();
    for (int thing : things) {
      if (!sentence.isActor(thing)) {
        found.addAll(grammar.complements(thing, "to"));
      }
    }
    return sentence.actors(found).isEmpty() ? List.of() : found;
  }

  /**
   * "condemned B and recalled its ambassador", "summoned B's ambassador to lodge a protest": whom
   * the verb before confronts.
   */
  List<Integer> beside(int verb) {
    // "broke off relations, accusing B of spying"
    List<Integer> accused =
        tree.children(verb, "advcl").stream()
            .filter(reason -> reason > verb && tree.token(reason).tag().equals("VBG"))
            .filter(reason -> tree.lemma(reason).matches("accuse|blame"))
            .flatMap(reason -> grammar.objects(reason).stream())
            .toList();
    if (!accused.isEmpty()) {
      return accused;
    }
    int before = tree.head(verb);
    int purpose = tree.is(verb, "conj") ? before : verb;
    boolean intended =
        tree.is(purpose, "xcomp", "advcl")
            && grammar.isInfinitive(purpose)
            && Control.SUBJECT.contains(tree.lemma(tree.head(purpose)));
    before = intended ? tree.head(purpose) : before;
    if (!intended && !tree.is(verb, "conj")
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()
        || !lexicon.words("confronting").contains(tree.lemma(before))) {
      return List.of();
    }
    List<Integer> objects = grammar.objects(before).stream().filter(word -> word < verb).toList();
    return sentence.actors(objects).isEmpty() ? grammar.complements(before, "on") : objects;
  }

  /** "threatened to leave unless B agrees", "took offence when B voted": whose clause it is. */
  List<Integer> clauseSubjects(int verb, Set<String> marks) {
    List<Integer> found = new ArrayList<>();
    for (int word : tree.subtree(verb)) {
      if (tree.is(word, "advcl")
          && tree.children(word, "mark", "advmod").stream()
              .anyMatch(mark -> marks.contains(tree.lemma(mark)))) {
        // "unless the captain is freed": whoever it happens to is not who must do so.
        found.addAll(
            grammar.isPassive(word) ? grammar.subjects(word) : tree.children(word, "nsubj"));
      }
    }
    return found;
  }

  /** "sent soldiers to help B": whoever is helped is where the soldiers go. */
  List<Integer> helped(int verb) {
    List<Integer> found = new ArrayList<>();
    for (int clause : tree.children(verb, "xcomp", "advcl", "acl")) {
      if (grammar.isInfinitive(clause) && lexicon.words("helping").contains(tree.lemma(clause))) {
        found.addAll(tree.children(clause, "obj"));
      }
    }
    for (int object : tree.children(verb, "obj")) {
      for (int clause : tree.children(object, "acl")) {
        if (grammar.isInfinitive(clause) && lexicon.words("helping").contains(tree.lemma(clause))) {
          found.addAll(tree.children(clause, "obj"));
        }
      }
    }
    return found;
  }

  /** "was in B for talks", "is in B to sign it": where somebody is for what the word says. */
  List<Integer> whereabouts(int noun) {
    int place = tree.head(tree.firstConjunct(noun));
    if (tree.is(tree.firstConjunct(noun), "nsubj")
        && tree.child(place, "cop").isPresent()
        && tree.preposition(place).matches("in|at")) {
      // "a delegation of B is in A"
      return List.of(place);
    }
    return place != ParsedSentence.NONE
            && (tree.child(place, "cop").isPresent() || isInserted(place))
            && tree.preposition(place).matches("in|at")
            && (tree.preposition(tree.firstConjunct(noun)).matches("for|on")
                || tree.is(noun, "advcl", "xcomp") && grammar.isInfinitive(noun))
        ? List.of(place)
        : List.of();
  }

  /** "A, in B for talks, said": between commas, right behind the subject. */
  private boolean isInserted(int place) {
    List<Integer> within = tree.subtree(place);
    int before = within.getFirst() - 1;
    int behind = within.getLast() + 1;
    if (before < 1
        || behind >= tree.size()
        || !tree.lemma(before).equals(",")
        || !tree.lemma(behind).equals(",")
        || !tree.is(place, "obl", "nmod")) {
      return false;
    }
    int verb = tree.head(place);
    return tree.children(verb, "nsubj").contains(before - 1) || verb == before - 1;
  }

  /**
   * "the raid on B by A", "the raid was carried out by A": the agent of another verb does not do
   * what the noun says ("the raid was condemned by A").
   */
  List<Integer> agents(int noun) {
    List<Integer> own = new ArrayList<>(grammar.complements(noun, "by"));
    if (own.isEmpty()) {
      // "the arrest of a mayor by A": the parser hangs the doer on whom it is done to.
      for (int done : grammar.complements(noun, "of")) {
        own.addAll(grammar.complements(done, "by"));
      }
    }
    boolean supported =
        grammar
            .support(noun)
            .filter(verb -> lexicon.words("support").contains(tree.lemma(verb)))
            .isPresent();
    return own.isEmpty() && (supported || !tree.is(noun, "nsubj:pass"))
        ? grammar.nearbyComplements(noun, "by")
        : own;
  }

  /** "told B in a call", "under the pact, promised B a loan": objects and receivers above. */
  List<Integer> addressed(int noun) {
    int verb = governingVerb(noun);
    if (tree.is(verb, "xcomp", "advcl")
        && grammar.isInfinitive(verb)
        && grammar.objects(verb).equals(List.of(noun))) {
      // "rang B to express his thanks"
      verb = tree.head(verb);
    }
    List<Integer> found = new ArrayList<>(grammar.objects(verb));
    found.addAll(grammar.receivers(verb));
    return found;
  }

  /** "sent troops there", "his visit there": the place that the adverb stands for. */
  List<Integer> there(int anchor) {
    List<Integer> found = new ArrayList<>(adverbs(anchor));
    tree.children(anchor, "obj").forEach(object -> found.addAll(adverbs(object)));
    return found;
  }

  private List<Integer> adverbs(int word) {
    return tree.children(word, "advmod").stream()
        .filter(adverb -> tree.lemma(adverb).equals("there"))
        .toList();
  }

  /** The nearest verb above a word, the word itself where there is none. */
  int governingVerb(int word) {
    for (int above : tree.ancestors(word)) {
      if (tree.token(above).isVerb() || tree.child(above, "cop").isPresent()) {
        return above;
      }
    }
    return word;
  }
}
