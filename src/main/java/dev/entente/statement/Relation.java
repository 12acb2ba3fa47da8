package dev.entente.statement;

import java.util.Optional;

/**
 * How one actor can stand to another, as the ontology tells it.
 *
 * @param name local name within the ontology, such as {@code suppliesArmsTo}
 * @param iri the whole name
 * @param label for people, such as "supplies arms to"
 * @param parent name of the relation it is a kind of
 * @param group name of its group, such as the quad class {@code material-conflict}
 * @param background whether it belongs to the entity graph (offices, family, place) and is scored
 *     apart
 * @param score Goldstein-like value from -10 (conflict) to 10 (cooperation)
 */
public record Relation(
    String name,
    String iri,
    String label,
    Optional<String> parent,
    Optional<String> inverse,
    boolean symmetric,
    Optional<String> group,
    boolean background,
    Optional<Double> score) {

  /**
   * @throws IllegalArgumentException if the name is blank or the score beyond -10 to 10
   */
  public Relation {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a relation needs a name");
    }
    score.ifPresent(value -> {
      if (value < -10 || value > 10) {
        throw new IllegalArgumentException(
            "the score of " + name + " must lie between -10 and 10, not " + value);
      }
    });
  }

  @Override
  public String toString() {
    return name;
  }
}
