package dev.entente.article;

/**
 * What an article is called for good: its canonical URL where known, else its path relative to the
 * folder it was read from, without the file's extension and with {@code /} between folders.
 */
public record ArticleId(String value) implements Comparable<ArticleId> {

  /**
   * @throws IllegalArgumentException if the value is blank or holds a control character
   */
  public ArticleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an article's id must not be blank");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "an article's id must not hold control characters: "
              + value.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
