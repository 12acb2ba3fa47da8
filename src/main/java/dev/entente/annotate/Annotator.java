package dev.entente.annotate;

import dev.entente.article.Article;

/** Turns an article into statements; safe for use by several threads at once. */
public interface Annotator {

  /** Short and stable, such as {@code csv} or {@code rules}; part of each statement's identity. */
  String name();

  /** Changes whenever the same article could give other statements: version and data hash. */
  String configuration();

  AnnotatedArticle annotate(Article article);
}
