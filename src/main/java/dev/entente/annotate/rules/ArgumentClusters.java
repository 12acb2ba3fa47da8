package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * "sent tanks to A and food to B": one verb with several objects, each with a place of its own
 * (argument clusters, Dowty 1988), of which a construction with tanks has only A.
 */
final class ArgumentClusters {

  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Conditions conditions;

  ArgumentClusters(ParsedSentence tree, Grammar grammar, Conditions conditions) {
    this.tree = tree;
    this.grammar = grammar;
    this.conditions = conditions;
  }

  /**
   * Those who stand with the objects that the construction asks for; empty where it may have all.
   */
  List<Integer> of(Trigger trigger, int verb, String preposition) {
    if (!tree.token(verb).isVerb() || !Pairings.asksFor(trigger, "obj")) {
      return List.of();
    }
    List<Integer> objects =
        grammar.objects(verb).stream()
            .flatMap(object -> tree.coordinated(object).stream())
            .filter(object -> !grammar.complements(object, preposition).isEmpty())
            .toList();
    if (objects.size() < 2) {
      return List.of();
    }
    Set<Integer> asked = conditions.consumed(trigger, verb);
    List<Integer> found = new ArrayList<>();
    for (int object : objects) {
      if (tree.subtree(object, child -> !tree.is(child, "conj")).stream()
          .anyMatch(asked::contains)) {
        found.addAll(grammar.complements(object, preposition));
      }
    }
    return found;
  }
}
