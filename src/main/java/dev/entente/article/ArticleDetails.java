package dev.entente.article;

import java.util.List;
import java.util.Optional;

/**
 * What is known about an article besides its text; what neither the article nor {@code
 * articles.csv} says stays empty.
 *
 * @param issued an ISO 8601 date, {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
 * @param language a BCP 47 tag
 * @param complete whether a person marked every statement of the article, so that machine
 *     statements are kept but not counted
 */
public record ArticleDetails(
    Optional<String> title,
    List<String> authors,
    Optional<String> publisher,
    Optional<String> url,
    Optional<String> issued,
    Optional<String> language,
    boolean complete) {

  /** Nothing known. */
  public static final ArticleDetails UNKNOWN =
      new ArticleDetails(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /**
   * @throws IllegalArgumentException if issued is no date
   */
  public ArticleDetails {
    authors = List.copyOf(authors);
    issued.ifPresent(date -> {
      if (!date.matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?")) {
        throw new IllegalArgumentException(
            "issued must be YYYY, YYYY-MM or YYYY-MM-DD, not '" + date + "'");
      }
    });
  }

  /** The same in this language, a BCP 47 tag. */
  public ArticleDetails in(String tag) {
    return new ArticleDetails(title, authors, publisher, url, issued, Optional.of(tag), complete);
  }
}
