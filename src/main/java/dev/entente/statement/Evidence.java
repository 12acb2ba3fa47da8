package dev.entente.statement;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import java.util.Optional;

/**
 * The words that say it: a quote at its place (Web Annotation's TextQuoteSelector and
 * TextPositionSelector in one), and within it the words of subject, object, trigger and cue.
 */
public record Evidence(
    ArticleId article,
    Span span,
    String quote,
    Optional<Span> subjectSpan,
    Optional<Span> objectSpan,
    Optional<Span> triggerSpan,
    Optional<Span> cueSpan) {

  /**
   * @throws IllegalArgumentException if the quote is not as long as its span
   */
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException(
          "a quote of %d UTF-16 units does not fit the span %s of %d"
              .formatted(quote.length(), span, span.length()));
    }
  }

  /** The words of the article at the span. */
  public static Evidence of(Article article, Span span) {
    return of(
        article, span, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The words of the article at the span, with the words that stand for the parts.
   *
   * @throws IndexOutOfBoundsException if the article ends before the span does
   */
  public static Evidence of(
      Article article,
      Span span,
      Optional<Span> subject,
      Optional<Span> object,
      Optional<Span> trigger,
      Optional<Span> cue) {
    return new Evidence(article.id(), span, span.of(article.text()), subject, object, trigger, cue);
  }

  /** Whether the quote stands verbatim in the article at its offsets. */
  public boolean standsIn(Article article) {
    return article.id().equals(this.article)
        && span.end() <= article.text().length()
        && span.of(article.text()).equals(quote);
  }
}
