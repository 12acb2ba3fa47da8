package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what a row of the lexicon asks for stands around its word. */
final class Conditions {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Conditions(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /** Whether every condition of the construction holds at the word. */
  boolean hold(Trigger trigger, int anchor) {
    return hold(trigger.where(), anchor) && !isDenied(trigger, anchor);
  }

  /** "said the pact would not undermine B": who says that somebody does no wrong accuses nobody. */
  private boolean isDenied(Trigger trigger, int anchor) {
    // "said B had not kept its word": not doing it is the wrong.
    boolean wrongIsNotToDo =
        trigger.where().stream()
            .anyMatch(condition -> !condition.negated() && condition.lemmas().contains("not"));
    boolean judges = lexicon.states(trigger, "allegation") && !wrongIsNotToDo;
    return judges
        && trigger.where().stream()
            .filter(condition -> condition.key().equals("ccomp") && !condition.anything())
            .flatMap(condition ->
                tree.children(anchor, "ccomp", "xcomp").stream()
                    .filter(clause -> condition.lemmas().contains(tree.lemma(clause))))
            .anyMatch(clause ->
                tree.children(clause, "advmod", "neg").stream()
                    .anyMatch(word -> tree.lemma(word).matches("not|n't|never")));
  }

  boolean hold(List<Condition> conditions, int anchor) {
    for (Condition condition : conditions) {
      if (holds(condition, anchor) == condition.negated()) {
        return false;
      }
    }
    return true;
  }

  /** Words that the conditions of a construction ask for by name: part of it, not anchors. */
  Set<Integer> consumed(Trigger trigger, int anchor) {
    Set<Integer> words = new LinkedHashSet<>();
    for (Condition condition : trigger.where()) {
      if (condition.negated() || condition.lemmas().isEmpty() || condition.key().equals("near")) {
        continue;
      }
      for (int word : tree.subtree(anchor)) {
        if (word != anchor && condition.lemmas().contains(tree.lemma(word))) {
          words.add(word);
        }
      }
      int head = tree.head(anchor);
      // "asked B in a meeting to act": what is asked there is told beside the meeting.
      boolean told = trigger.object().contains("addressee");
      if (head != ParsedSentence.NONE && !told && condition.lemmas().contains(tree.lemma(head))) {
        words.add(head);
      }
    }
    return words;
  }

  private boolean holds(Condition condition, int anchor) {
    return switch (condition.key()) {
      case "number" ->
          condition.lemmas().contains(tree.token(anchor).isPlural() ? "plural" : "singular");
      case "prt" ->
          // "also filed": no adverb before the verb is its particle.
          any(
              condition,
              tree.children(anchor, "compound:prt", "advmod", "obl:prt").stream()
                  .filter(word -> word > anchor)
                  .toList());
      case "obj" -> anyConjunct(condition, withAppositions(grammar.objects(anchor)));
      case "iobj" -> anyConjunct(condition, grammar.receivers(anchor));
      case "subj" -> anyConjunct(condition, grammar.subjects(anchor));
      case "xcomp" -> any(condition, infinitives(anchor));
      case "ccomp" -> {
        List<Integer> clauses = new ArrayList<>(tree.children(anchor, "ccomp", "xcomp"));
        clauses.addAll(grammar.saidBefore(anchor));
        yield any(condition, clauses) || any(condition, placements(clauses));
      }
      case "mod" ->
          any(condition, grammar.modifiers(anchor)) || describes(condition, List.of(anchor));
      case "objmod" ->
          any(
                  condition,
                  grammar.objects(anchor).stream()
                      .flatMap(object -> objectModifiers(object).stream())
                      .toList())
              || describes(condition, grammar.objects(anchor));
      case "subjmod" ->
          any(
              condition,
              grammar.subjects(anchor).stream()
                  .flatMap(subject -> grammar.modifiers(subject).stream())
                  .toList());
      case "xmodal" ->
          any(
              condition,
              Stream.concat(
                      tree.children(anchor, "ccomp", "parataxis").stream(),
                      grammar.saidBefore(anchor).stream())
                  .flatMap(clause -> modals(clause).stream())
                  .toList());
      case "xtag" ->
          tree.children(anchor, "ccomp", "xcomp").stream()
              .flatMap(clause -> tags(clause).stream())
              .anyMatch(condition.lemmas()::contains);
      case "link" -> condition.lemmas().contains(tree.relation(anchor));
      case "order" -> any(condition, orders());
      case "head" ->
          any(
              condition,
              tree.head(anchor) == ParsedSentence.NONE ? List.of() : List.of(tree.head(anchor)));
      case "case" -> any(condition, tree.children(anchor, "case"));
      case "support" -> any(condition, grammar.support(anchor).stream().toList());
      case "cop" -> any(condition, copulas(anchor));
      case "near" -> {
        // "according to B" is no accord.
        List<Integer> words =
            tree.subtree(anchor, this::staysInClause).stream()
                .filter(word -> !tree.token(word).word().equalsIgnoreCase("according"))
                .toList();
        yield any(condition, words) || describes(condition, words);
      }
      case "when" ->
          any(
              condition,
              tree.children(anchor, "advcl").stream()
                  .filter(clause ->
                      tree.children(clause, "advmod", "mark").stream()
                          .anyMatch(mark -> tree.lemma(mark).matches("when|after")))
                  // "fired at each other": who hit whom is not told.
                  .filter(clause ->
                      tree.subtree(clause).stream()
                          .noneMatch(word -> tree.lemma(word).equals("other")))
                  .toList());
      case "within" ->
          any(
              condition,
              Stream.of(
                      tree.children(anchor, "ccomp", "xcomp"),
                      infinitives(anchor),
                      grammar.saidBefore(anchor))
                  .flatMap(List::stream)
                  .flatMap(clause -> tree.subtree(clause).stream())
                  .toList());
      default -> anyConjunct(condition, grammar.nearbyComplements(anchor, condition.key()));
    };
  }

  /** "\"Leave our land,\" A told B": imperatives that begin a quotation. */
  private List<Integer> orders() {
    List<Integer> found = new ArrayList<>();
    for (int quote = 0; quote + 2 < tree.size(); quote++) {
      boolean opens =
          tree.token(quote).tag().equals("``")
              && (quote == 0 || tree.token(quote - 1).tag().matches(":|,"));
      if (opens) {
        int verb = quote + 1;
        while (verb + 1 < tree.size() && tree.lemma(verb).matches("do|not|n't|please|never")) {
          verb++;
        }
        if (tree.token(verb).tag().equals("VB")) {
          found.add(verb);
        }
      }
    }
    return found;
  }

  /** "must leave", "has to leave": the auxiliaries of a clause, the "to" of a duty with them. */
  private List<Integer> modals(int clause) {
    List<Integer> found = new ArrayList<>(tree.children(clause, "aux"));
    if (found.stream().anyMatch(word -> tree.lemma(word).equals("have"))) {
      found.addAll(
          tree.children(clause, "mark").stream()
              .filter(word -> tree.lemma(word).equals("to"))
              .toList());
    }
    return found;
  }

  /** How the verbs of a clause are tagged: in "insisted that B *took* part" it is no bare verb. */
  private List<String> tags(int clause) {
    List<Integer> words = new ArrayList<>(tree.children(clause, "aux", "aux:pass", "cop"));
    words.add(clause);
    return words.stream().map(word -> tree.token(word).tag().toLowerCase(Locale.ROOT)).toList();
  }

  /** What says the noun of its subject: "is a worry", "became a worry". */
  private List<Integer> copulas(int noun) {
    List<Integer> found = new ArrayList<>(tree.children(noun, "cop"));
    int head = tree.head(noun);
    if (tree.is(noun, "xcomp", "obj")
        && lexicon.words("copular").contains(tree.lemma(head))
        && !tree.children(head, "nsubj").isEmpty()) {
      found.add(head);
    }
    return found;
  }

  /** Prepositions of clauses that say where somebody stands: "said B was *behind* the raid". */
  private List<Integer> placements(List<Integer> clauses) {
    return clauses.stream()
        .filter(clause -> !tree.children(clause, "cop").isEmpty())
        .flatMap(clause -> tree.children(clause, "case").stream())
        .toList();
  }

  private List<Integer> infinitives(int verb) {
    List<Integer> found = new ArrayList<>(tree.children(verb, "xcomp"));
    for (int clause : tree.children(verb, "advcl", "ccomp", "acl")) {
      // "told reporters that A is about to attack"
      boolean finite =
          tree.is(clause, "ccomp")
              && tree.children(clause, "aux", "aux:pass", "cop").stream()
                  .anyMatch(auxiliary -> tree.token(auxiliary).tag().matches("VB[DZP]|MD"));
      if (!finite && (grammar.isInfinitive(clause) || grammar.isPassiveInfinitive(clause))) {
        found.add(clause);
      }
    }
    return found;
  }

  /** Modifiers of an object, of what it holds too: "a round of trade talks". */
  private List<Integer> objectModifiers(int object) {
    Set<Integer> words = new LinkedHashSet<>(tree.coordinated(object));
    for (int word : List.copyOf(words)) {
      contents(word, words, 0);
    }
    return words.stream().flatMap(word -> grammar.modifiers(word).stream()).toList();
  }

  /** Whether a word below another belongs to the same clause. */
  boolean staysInClause(int child) {
    return !tree.is(child, "advcl", "parataxis", "acl:relcl", "ccomp")
        && !(tree.is(child, "conj") && tree.token(child).isVerb());
  }

  /** "recalled Nobody, its ambassador": what a name is said to be is asked for as it is. */
  private List<Integer> withAppositions(List<Integer> words) {
    List<Integer> all = new ArrayList<>(words);
    for (int word : words) {
      if (tree.token(word).tag().equals("NNP")) {
        all.addAll(tree.children(word, "appos"));
      }
    }
    return all;
  }

  private boolean anyConjunct(Condition condition, List<Integer> words) {
    Set<Integer> all = new LinkedHashSet<>();
    words.forEach(word -> all.addAll(tree.coordinated(word)));
    for (int word : List.copyOf(all)) {
      contents(word, all, 0);
    }
    return any(condition, new ArrayList<>(all));
  }

  /** "part of a military aid program": what a container holds stands for it. */
  private void contents(int word, Set<Integer> found, int depth) {
    if (depth > 3 || !lexicon.words("container").contains(tree.lemma(word))) {
      return;
    }
    List<Integer> held = new ArrayList<>(tree.children(word, "compound", "amod"));
    held.addAll(grammar.complements(word, "of"));
    if (lexicon.words("amount").contains(tree.lemma(word))) {
      // "put 300 million dollars in tariffs on B"
      held.addAll(grammar.complements(word, "in"));
    }
    for (int content : held) {
      found.addAll(tree.coordinated(content));
      contents(content, found, depth + 1);
    }
  }

  /** "fighter planes": a group is one word, and what describes it is asked for all the same. */
  private boolean describes(Condition condition, List<Integer> groups) {
    return groups.stream()
        .flatMap(group -> tree.description(group).stream())
        .anyMatch(condition.lemmas()::contains);
  }

  private boolean any(Condition condition, List<Integer> words) {
    for (int word : words) {
      if (condition.anything()
          || condition.lemmas().contains(tree.lemma(word))
          || (condition.actor() && isActorItself(word))) {
        return true;
      }
    }
    return false;
  }

  private boolean isActorItself(int word) {
    return sentence.isActor(word)
        || tree.children(word, "appos").stream().anyMatch(sentence::isActor);
  }
}
