package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleText;
import java.util.Optional;

/** What a document says of itself is cleaned like its text. */
final class Details {

  private static final int LONGEST = 1000;

  private Details() {}

  static ArticleDetails clean(ArticleDetails raw) {
    return new ArticleDetails(
        clean(raw.title()),
        raw.authors().stream().flatMap(name -> clean(Optional.of(name)).stream()).toList(),
        clean(raw.publisher()),
        clean(raw.url()).map(Ids::canonical),
        raw.issued(),
        raw.language(),
        raw.complete());
  }

  private static Optional<String> clean(Optional<String> words) {
    return words
        .map(ArticleText::normalise)
        .map(Words::oneLine)
        .map(line -> Words.clipped(line, LONGEST))
        .filter(line -> !line.isEmpty());
  }
}
