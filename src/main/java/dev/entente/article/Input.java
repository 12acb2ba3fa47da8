package dev.entente.article;

/** One thing that the inputs hold: an article, or why there is none. */
public sealed interface Input {

  Place place();

  /**
   * An article.
   *
   * @param rule which rule found its text, such as {@code json-ld} or {@code text}
   * @param detected whether the language was told from the words, because the document does not say
   *     it
   * @param cleaning what was replaced in the text
   */
  record Found(Article article, Place place, String rule, boolean detected, Cleaning cleaning)
      implements Input {}

  /** What is no article, or was asked to be left out; nothing is wrong with it. */
  record Skipped(Place place, String reason) implements Input {}

  /**
   * What should have been an article and cannot be read.
   *
   * @param position where in the file it went wrong, such as {@code line 12} or {@code byte 40};
   *     empty where it is the whole
   */
  record Rejected(Place place, String position, String reason) implements Input {

    /** One line for people. */
    @Override
    public String toString() {
      return place + (position.isEmpty() ? "" : ", " + position) + ": " + reason;
    }
  }
}
