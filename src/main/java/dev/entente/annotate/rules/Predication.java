package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a noun describes without being their name: "X is an ally", "X, a backer", "X as its host".
 */
final class Predication {

  private static final int DEEPEST = 4;

  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Predication(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.grammar = new Grammar(tree);
    this.lexicon = lexicon;
  }

  /** Words that head those whom the noun describes; empty where the sentence does not say. */
  List<Integer> bearers(int noun) {
    return bearers(noun, 0);
  }

  private List<Integer> bearers(int noun, int depth) {
    if (depth > DEEPEST) {
      return List.of();
    }
    List<Integer> apposed = tree.children(noun, "appos");
    if (!apposed.isEmpty()) {
      return apposed;
    }
    List<Integer> examples = examples(noun);
    if (!examples.isEmpty()) {
      return examples;
    }
    boolean placed =
        tree.children(noun, "case").stream().anyMatch(word -> !tree.lemma(word).equals("among"));
    if (tree.child(noun, "cop").isPresent() && !placed) {
      return grammar.surfaceSubjects(noun, 0);
    }
    int head = tree.head(noun);
    if (head == ParsedSentence.NONE) {
      return List.of();
    }
    return switch (tree.relation(noun)) {
      case "appos" -> List.of(head);
      case "conj" ->
          tree.token(noun).isNoun() && tree.token(head).isNoun()
              ? bearers(head, depth + 1)
              : List.of();
      case "nmod", "obl" ->
          tree.token(head).isVerb()
              ? (tree.preposition(noun).matches("as|among|into") ? viewed(head) : List.of())
              : tree.preposition(noun).equals("as")
                      && lexicon.words("standing").contains(tree.lemma(head))
                  ? holders(head)
                  : member(noun, head, depth);
      case "compound" -> tree.token(head).tag().startsWith("NNP") ? List.of(head) : List.of();
      case "xcomp", "obj", "advmod", "dep" -> predicated(noun, head);
      case "nsubj" ->
          lexicon.words("participation").contains(tree.lemma(head))
              ? tree.children(head, "obj")
              : named(head);
      default -> List.of();
    };
  }

  /** "its only ally is B": whoever a predicate names. */
  private List<Integer> named(int head) {
    return tree.token(head).tag().startsWith("NNP")
            && tree.child(head, "cop").isPresent()
            && isBare(head)
        ? List.of(head)
        : List.of();
  }

  /** "its role as mediator", "lost its status as B's ally": whose role it is. */
  private List<Integer> holders(int role) {
    List<Integer> owners = tree.children(role, "nmod:poss");
    int head = tree.head(role);
    return owners.isEmpty() && head != ParsedSentence.NONE && tree.token(head).isVerb()
        ? grammar.surfaceSubjects(head, 0)
        : owners;
  }

  private boolean isBare(int noun) {
    return tree.children(noun, "case").isEmpty();
  }

  /** "allies such as X", "its partners, including X". */
  private List<Integer> examples(int noun) {
    List<Integer> found = new ArrayList<>();
    for (int child : tree.children(noun, "nmod")) {
      if (tree.preposition(child).matches("such as|including|like")) {
        found.add(child);
      }
    }
    return found;
  }

  /** "one of the few states that …", "a member of the group": part of what the noun counts. */
  private List<Integer> member(int noun, int head, int depth) {
    boolean part =
        tree.preposition(noun).equals("of")
            && (tree.lemma(head).equals("one")
                || lexicon.words("member").contains(tree.lemma(head)));
    return part ? bearers(head, depth + 1) : List.of();
  }

  /** "serves as", "emerged as": the subject; "regards X as", "X is seen as": whom one sees so. */
  private List<Integer> viewed(int verb) {
    if (!lexicon.words("regarding").contains(tree.lemma(verb))) {
      if (lexicon.words("copular").contains(tree.lemma(verb))) {
        return grammar.surfaceSubjects(verb, 0);
      }
      return tree.children(verb, "obj").stream()
          .filter(object -> lexicon.words("standing").contains(tree.lemma(object)))
          .findFirst()
          .map(this::holders)
          .orElse(List.of());
    }
    return grammar.objects(verb);
  }

  /** "became its main supplier", "considers X an ally". */
  private List<Integer> predicated(int noun, int verb) {
    if (!isBare(noun)) {
      return List.of();
    }
    if (lexicon.words("copular").contains(tree.lemma(verb))) {
      return grammar.surfaceSubjects(verb, 0);
    }
    if (!lexicon.words("regarding").contains(tree.lemma(verb))) {
      return List.of();
    }
    if (grammar.isPassive(verb)) {
      return grammar.objects(verb);
    }
    Optional<Integer> other = tree.child(verb, "iobj");
    if (other.isEmpty()) {
      other = tree.children(verb, "obj").stream().filter(object -> object != noun).findFirst();
    }
    return other.map(List::of).orElse(List.of());
  }
}
