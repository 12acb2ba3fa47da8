package dev.entente.annotate.rules;

import static dev.entente.annotate.rules.ShippedRules.RULES;
import static dev.entente.annotate.rules.ShippedRules.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Actors that somebody else marked are related instead of those the gazetteer finds. */
class GivenMentionsTest {

  @Test
  void mentionsThatNothingResolvesAreActorsOfTheArticle() {
    AnnotatedArticle annotated =
        given("The copper choir sued the night tide on Friday.", "copper choir", "night tide");
    assertEquals(
        List.of("article/given/copper-choir accuses article/given/night-tide"), told(annotated));
    assertEquals(
        List.of("copper choir", "night tide"),
        annotated.actors().stream().map(actor -> actor.label()).sorted().toList());
  }

  @Test
  void aGivenMentionEndsWhereItIsSaidTo() {
    assertEquals(
        List.of("organisation/gravel-league attacks article/given/cedar-front"),
        told(
            given(
                "The Gravel League attacked the Cedar Front and Ghana on Monday.",
                "Gravel League",
                "Cedar Front")));
  }

  @Test
  void onlyGivenMentionsAreRelated() {
    assertEquals(
        List.of("kenya sanctions uganda"),
        told(given("Kenya sanctioned Uganda and Tanzania sanctioned Rwanda.", "Kenya", "Uganda")));
  }

  @Test
  void whereNoneAreGivenNothingIsFound() {
    assertEquals(List.of(), told(given("Kenya sanctioned Uganda on Monday.")));
  }

  private static AnnotatedArticle given(String text, String... mentions) {
    List<Span> spans =
        Stream.of(mentions)
            .map(words -> new Span(text.indexOf(words), text.indexOf(words) + words.length()))
            .toList();
    return RULES.annotate(
        new Article(new ArticleId("given"), text, ArticleDetails.UNKNOWN, Optional.of(spans)));
  }
}
