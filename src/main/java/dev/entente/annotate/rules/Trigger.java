package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Tense;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A construction of {@code triggers.csv} that says a relation, and where its two actors stand.
 *
 * @param relation empty for a row that blocks: these words are no relation
 * @param subject places of the subject, the first that holds an actor wins; a place with a plus
 *     also takes a common noun that is no actor otherwise
 */
record Trigger(
    String id,
    Set<String> lemmas,
    PartOfSpeech pos,
    List<Condition> where,
    List<String> subject,
    List<String> object,
    Optional<Relation> relation,
    Optional<String> context,
    Optional<Polarity> polarity,
    Optional<Certainty> certainty,
    Optional<Tense> tense) {

  /** Whether it may relate anybody in a sentence of these words, however that is parsed. */
  boolean mayHold(Set<String> words) {
    return relation.isPresent() && where.stream().allMatch(condition -> condition.mayHold(words));
  }

  /** Whether a common noun that is no actor otherwise may be its object. */
  boolean namesItsObject() {
    return object.stream().anyMatch(place -> place.endsWith("+"));
  }

  /**
   * Whether its object is whoever comes nearest, as of "offered to …": elsewhere {@code near} is a
   * preposition.
   */
  boolean onlyPromises() {
    return !object.isEmpty() && object.getFirst().equals("near");
  }

  /** The more conditions hold, and the more of them ask for certain words, the surer it is. */
  int specificity() {
    return Condition.specificity(where);
  }
}
