package dev.entente.annotate;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;

/** Turns an article into statements; safe for use by several threads at once. */
public interface Annotator {

  /** Short and stable, such as {@code csv} or {@code rules}; part of each statement's identity. */
  String name();

  /** Changes whenever the same article could give other statements: version and data hash. */
  String configuration();

  /** As {@link #configuration()}, of what can change the statements of this article alone. */
  default String configuration(ArticleId article) {
    return configuration();
  }

  /** Whether it can read the article's language; one that cannot is not asked to annotate it. */
  default boolean reads(Article article) {
    return true;
  }

  AnnotatedArticle annotate(Article article);
}
