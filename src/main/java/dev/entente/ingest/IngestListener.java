package dev.entente.ingest;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.store.ArticleLoader;
import dev.entente.store.Quarantined;

/** Is told what becomes of each input, by one thread; articles come in the order of the inputs. */
public interface IngestListener {

  /** An article that is in the store and made of the same; nobody annotated it. */
  void unchanged(Article article, ArticleLoader.Outcome outcome);

  /** An article that was annotated and taken, or refused. */
  void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome);

  /** An article that stays as it was, because something of its new version was rejected. */
  void kept(AnnotatedArticle annotated);

  /** What could not be read or annotated at all. */
  void quarantined(Quarantined what);

  /** What is no article. */
  void skipped(Input.Skipped what);
}
