package dev.entente.annotate;

import dev.entente.article.Article;
import dev.entente.entity.Entity;
import dev.entente.statement.Statement;
import java.util.Collection;
import java.util.List;

/**
 * What an annotator made of an article.
 *
 * @param actors everybody whom the statements name and no entity table holds: organs, unnamed
 *     groups, newcomers
 * @param rejections what was refused, with its reason
 */
public record AnnotatedArticle(
    Article article,
    List<Statement> statements,
    Collection<Entity> actors,
    List<Rejection> rejections) {

  public AnnotatedArticle {
    statements = List.copyOf(statements);
    actors = List.copyOf(actors);
    rejections = List.copyOf(rejections);
  }
}
