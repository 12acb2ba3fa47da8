package dev.entente.statement;

/**
 * The name of an actor within a store: {@code north-korea} for one of the entity tables, {@code
 * south-korea/intelligence-agency} for an organ that a text describes, {@code article/ID/rebels}
 * for an unnamed group that belongs to its article, {@code person/jane-doe} for a newcomer.
 */
public record EntityId(String value) implements Comparable<EntityId> {

  /**
   * @throws IllegalArgumentException unless the value is one or more segments of letters, digits
   *     and {@code - . _ ~ %} with {@code /} between them
   */
  public EntityId {
    if (!value.matches("[\\p{L}\\p{N}._~%-]+(/[\\p{L}\\p{N}._~%-]+)*")) {
      throw new IllegalArgumentException(
          "an entity's id holds letters, digits, hyphens and slashes only, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(EntityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
