package dev.entente.annotate.rules;

import dev.entente.statement.Tense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the verbs of a tree say that something happens. */
final class Tenses {

  private final ParsedSentence tree;
  private final Grammar grammar;

  Tenses(ParsedSentence tree, Grammar grammar) {
    this.tree = tree;
    this.grammar = grammar;
  }

  /** When a verb says it happens; empty for infinitives and participles without auxiliary. */
  Optional<Tense> of(int verb) {
    List<String> auxiliaries = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (int child : tree.children(verb, "aux", "aux:pass", "cop")) {
      auxiliaries.add(tree.lemma(child));
      tags.add(tree.token(child).tag());
    }
    String tag = tree.token(verb).tag();
    if (auxiliaries.contains("will")
        || auxiliaries.contains("shall")
        || auxiliaries.contains("'ll")) {
      return Optional.of(Tense.FUTURE);
    }
    if (auxiliaries.contains("have")) {
      boolean progressive = auxiliaries.contains("be") && tag.equals("VBG");
      return Optional.of(progressive ? Tense.PRESENT : Tense.PAST);
    }
    if (tags.contains("MD")) {
      return Optional.of(Tense.FUTURE);
    }
    if (grammar.isInfinitive(verb) || tags.equals(List.of("VB"))) {
      return Optional.empty();
    }
    if (auxiliaries.contains("be") || auxiliaries.contains("do")) {
      return Optional.of(tags.contains("VBD") ? Tense.PAST : Tense.PRESENT);
    }
    return switch (tag) {
      case "VBD" -> Optional.of(Tense.PAST);
      case "VBZ", "VBP" -> Optional.of(Tense.PRESENT);
      case "VBN" -> kept(verb).flatMap(this::of).or(() -> Optional.of(Tense.PAST));
      case "VBG" ->
          tree.preposition(verb).equals("after")
              ? Optional.of(Tense.PAST)
              : accompanied(verb).flatMap(this::of);
      default -> Optional.empty();
    };
  }

  /** "keeps A supplied": the verb above a participle that says how its object is. */
  private Optional<Integer> kept(int participle) {
    int head = tree.head(participle);
    return tree.is(participle, "xcomp")
            && head != ParsedSentence.NONE
            && tree.token(head).isVerb()
            && tree.children(participle, "aux", "aux:pass").isEmpty()
            && !tree.children(head, "obj").isEmpty()
        ? Optional.of(head)
        : Optional.empty();
  }

  /** The verb that a participle goes with: "shelled a camp, killing three". */
  private Optional<Integer> accompanied(int participle) {
    int head = tree.head(participle);
    return tree.is(participle, "advcl")
            && head != ParsedSentence.NONE
            && tree.token(head).isVerb()
            && tree.preposition(participle).isEmpty()
        ? Optional.of(head)
        : Optional.empty();
  }
}
