package dev.entente.statement;

import java.util.regex.Pattern;

/**
 * The name of an actor within a store: {@code north-korea} for one of the entity tables, {@code
 * south-korea/intelligence-agency} for an organ that a text describes, {@code article/ID/rebels}
 * for an unnamed group that belongs to its article, {@code person/jane-doe} for a newcomer.
 */
public record EntityId(String value) implements Comparable<EntityId> {

  private static final String SEGMENT = "(?:[\\p{L}\\p{N}._~-]|%[0-9A-Fa-f]{2})+";
  private static final Pattern SEGMENTS =
      Pattern.compile("(?!\\.{1,2}(/|$))" + SEGMENT + "(/(?!\\.{1,2}(/|$))" + SEGMENT + ")*");

  /**
   * @throws IllegalArgumentException unless the value is one or more segments of letters, digits,
   *     {@code - . _ ~} and percent-encoded bytes with {@code /} between them, none of them {@code
   *     .} or {@code ..}: it goes into IRIs as it is
   */
  public EntityId {
    if (!plain(value) && !SEGMENTS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an entity's id holds letters, digits, hyphens and slashes only, not '" + value + "'");
    }
  }

  /** Small ASCII letters, digits and hyphens need no pattern; tables hold ten thousands of them. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return !value.isEmpty();
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
