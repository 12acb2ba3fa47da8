package dev.entente.evaluate;

import java.util.Optional;

/** What a comparison has to know about actors; who calls it looks them up in the entity tables. */
public interface Actors {

  /** The actor that an id or a label means; empty where no table holds it. */
  Optional<String> id(String idOrLabel);

  /** The state that an actor is, represents, leads or lies in. */
  Optional<String> state(String id);

  /** Whether the actor is a state. */
  boolean isState(String id);

  /**
   * Whether a predicted actor is the gold one.
   *
   * @param byCountry whether an organ, office-holder or capital may stand for its state where
   *     either side is a state; person against person stays strict
   */
  default boolean same(
      String gold, String goldLabel, String predicted, String predictedLabel, boolean byCountry) {
    Optional<String> left = id(gold).or(() -> id(goldLabel));
    Optional<String> right = id(predicted).or(() -> id(predictedLabel));
    if (left.isPresent() && left.equals(right)) {
      return true;
    }
    if (byCountry
        && (left.filter(this::isState).isPresent() || right.filter(this::isState).isPresent())) {
      Optional<String> leftState = left.flatMap(this::state);
      Optional<String> rightState = right.flatMap(this::state).or(() -> state(predicted));
      return leftState.isPresent() && leftState.equals(rightState);
    }
    return left.isEmpty()
        && words(goldLabel.isEmpty() ? gold : goldLabel)
            .equals(words(predictedLabel.isEmpty() ? predicted : predictedLabel));
  }

  private static String words(String label) {
    return label
        .replaceFirst("^_:", "")
        .replaceFirst("^(?i)(the|some|several) ", "")
        .strip()
        .toLowerCase(java.util.Locale.ROOT);
  }
}
