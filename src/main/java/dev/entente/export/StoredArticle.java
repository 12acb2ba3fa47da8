package dev.entente.export;

import dev.entente.article.Article;
import dev.entente.entity.Entity;
import dev.entente.statement.Claim;
import dev.entente.statement.Statement;
import java.util.List;
import java.util.Optional;

/**
 * An article as the store has it, with its statements in the order of the text.
 *
 * @param article its text is empty where the store has none
 * @param actors those first met in it
 */
record StoredArticle(Article article, List<Statement> statements, List<Entity> actors) {

  /** When an office must be held for whom the claim is about: at its own date, if no other. */
  Optional<String> dateOf(Claim claim) {
    return issued().or(() -> claim.validity().flatMap(when -> when.from().or(when::to)));
  }

  Optional<String> issued() {
    return article.details().issued();
  }

  StoredArticle with(List<Statement> statements) {
    return new StoredArticle(article, statements, actors);
  }

  /** Its title where it has one, else its id. */
  String title() {
    return article.details().title().orElse(article.id().value());
  }
}
