package dev.entente.ingest;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;

/** All who annotate an article, working as one; safe for use by several threads at once. */
public interface ArticleAnnotator {

  /**
   * What they made of an article.
   *
   * @param rowsRejected whether something that people wrote was rejected, unlike a sentence that
   *     the rules cannot read
   */
  record Work(AnnotatedArticle annotated, boolean rowsRejected) {}

  /** Changes whenever one of them could make other statements of the article. */
  String configuration(ArticleId article);

  Work annotate(Article article);
}
