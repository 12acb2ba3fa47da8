package dev.entente.statement;

import java.util.Optional;

/**
 * What is said: a relation between two actors, whether it holds, how surely and when.
 *
 * @param context PLOVER context word of the vocabulary, such as {@code military}
 */
public record Claim(
    EntityId subject,
    Relation relation,
    EntityId object,
    Polarity polarity,
    Certainty certainty,
    Tense tense,
    Optional<Validity> validity,
    Optional<String> context) {

  /**
   * @throws IllegalArgumentException if an actor is related to itself
   */
  public Claim {
    if (subject.equals(object)) {
      throw new IllegalArgumentException(
          "subject and object of " + relation + " are the same actor: " + subject);
    }
  }
}
