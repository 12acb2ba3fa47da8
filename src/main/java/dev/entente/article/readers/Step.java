package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.Input;
import dev.entente.article.Place;
import java.nio.file.Path;
import java.util.Optional;

/** What a reader finds next in its file. */
sealed interface Step {

  /**
   * An article as it stands in the document, not yet cleaned.
   *
   * @param id what the document calls itself; where empty, its URL or place names it
   * @param rule which rule found the text
   * @param marked the text file beside which somebody may have marked the actors
   */
  record Draft(
      Place place,
      String text,
      ArticleDetails details,
      Optional<String> id,
      String rule,
      Optional<Path> marked)
      implements Step {

    Draft(Place place, String text, ArticleDetails details, String rule) {
      this(place, text, details, Optional.empty(), rule, Optional.empty());
    }
  }

  /** No article. */
  record Without(Input input) implements Step {}

  static Step rejected(Place place, String position, String reason) {
    return new Without(new Input.Rejected(place, position, reason));
  }

  static Step skipped(Place place, String reason) {
    return new Without(new Input.Skipped(place, reason));
  }
}
