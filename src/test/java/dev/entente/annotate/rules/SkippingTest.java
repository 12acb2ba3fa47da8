package dev.entente.annotate.rules;

import static dev.entente.annotate.rules.ShippedRules.RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Sentences that cannot hold a statement are left unparsed, and nothing is lost. */
class SkippingTest {

  @Test
  void statementsAreTheSameWithEverySentenceParsed() throws IOException {
    int statements = 0;
    for (Article article : ThroughputBenchmark.mix()) {
      var found = RULES.annotate(article).statements();
      statements += found.size();
      assertEquals(
          RULES.parsingAll().annotate(article).statements(), found, article.id().toString());
    }
    assertFalse(statements == 0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/rules/constructions.csv", numLinesToSkip = 1)
  void constructionsSayTheSameWithEverySentenceParsed(String construction, String sentence) {
    Article article = TextArticles.of(new ArticleId("test"), "A headline\n" + sentence);
    assertEquals(
        RULES.parsingAll().annotate(article).statements(),
        RULES.annotate(article).statements(),
        construction);
  }
}
