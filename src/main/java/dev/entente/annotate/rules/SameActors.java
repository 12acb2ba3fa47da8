package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import java.util.List;

/** Lets a description be the one it explains or is said of: "North Korea, a historic ally". */
final class SameActors {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Predication predication;

  SameActors(Sentence sentence, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.predication = new Predication(tree, lexicon);
  }

  void bind() {
    appositions();
    predicates();
  }

  /**
   * A description in apposition is who stands before it: "North Korea, a historic ally, and a
   * country that …".
   */
  private void appositions() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      boolean apposed = tree.is(index, "appos");
      boolean joined =
          tree.is(index, "conj")
              && tree.children(index, "det").stream().anyMatch(det -> tree.lemma(det).equals("a"))
              && !tree.children(tree.head(index), "appos").isEmpty();
      if (!(apposed || joined)
          || !token.isNoun()
          || sentence.isNamed(index)
          || ToldActs.isOne(tree, lexicon, index)) {
        continue;
      }
      List<Actor> named = sentence.at(tree.head(index));
      if (named.size() == 1 && sentence.isNamed(tree.head(index))) {
        Entity entity = named.getFirst().entity();
        sentence.refer(
            index, List.of(entity), Mention.Form.ANAPHOR, "in apposition to " + entity.label());
      }
    }
  }

  /** "N. is one of the states that …": a nameless description is the one of whom it is said. */
  private void predicates() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      if (!token.isNoun() || !sentence.isDescribed(index)) {
        continue;
      }
      List<Entity> named =
          predication.bearers(index).stream()
              .flatMap(
                  first -> (token.isPlural() ? tree.coordinated(first) : List.of(first)).stream())
              .filter(sentence::isNamed)
              .flatMap(bearer -> sentence.at(bearer).stream())
              .map(Actor::entity)
              .distinct()
              .toList();
      if (named.size() == 1 || token.isPlural() && !named.isEmpty()) {
        sentence.refer(index, named, Mention.Form.ANAPHOR, "said of " + named.getFirst().label());
      }
    }
  }
}
