package dev.entente.annotate.rules;

import static dev.entente.annotate.rules.ShippedRules.RULES;
import static dev.entente.annotate.rules.ShippedRules.annotate;
import static dev.entente.annotate.rules.ShippedRules.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no newspaper prints, and that must neither hold up a run nor end it. */
@Timeout(240)
class PathologicalTest {

  private static final String SAID = "Russia attacked Ukraine on Monday, and Poland condemned it. ";

  @Test
  void aHundredThousandCharactersWithoutAFullStopAreSkippedWithTheReason() {
    String endless = "the envoy of Russia met the envoy of Chad and then ".repeat(2000);
    assertOnlyRejected(annotate(endless), "longer than the limit of 200 words");
  }

  @Test
  void aHundredThousandLettersWithoutASpaceAreSkippedOrSilent() {
    assertEquals(List.of(), annotate("a".repeat(100_000)).statements());
    assertEquals(List.of(), annotate("ab-".repeat(33_000) + " the end of it").statements());
  }

  @Test
  void aSentenceOfTenThousandWordsDoesNotHideItsNeighbours() {
    String text = SAID + "\n" + "and Iran too ".repeat(3_334) + ".\nTurkey has sanctioned Syria.\n";
    AnnotatedArticle annotated = annotate(text);
    assertTrue(told(annotated).contains("russia attacks ukraine"), told(annotated).toString());
    assertTrue(told(annotated).contains("turkey sanctions syria"), told(annotated).toString());
    assertEquals(1, annotated.rejections().size());
  }

  @Test
  void anArticleBeyondTheLimitOfCharactersIsSkippedWithBothNumbers() {
    RuleAnnotator strict = RULES.within(new Limits(50, 200, Duration.ofSeconds(60)));
    assertOnlyRejected(annotate(strict, SAID), "more than the limit of 50");
  }

  @Test
  void anArticleThatTakesTooLongKeepsWhatWasRead() {
    RuleAnnotator quick = RULES.within(new Limits(400_000, 200, Duration.ofMillis(1500)));
    annotate(quick, SAID);
    AnnotatedArticle annotated = annotate(quick, SAID.repeat(5000));
    assertTrue(
        annotated.rejections().stream()
            .anyMatch(rejection -> rejection.reason().contains("for an article was over")),
        annotated.rejections().toString());
    assertTrue(annotated.rejections().getFirst().place().startsWith("test, "));
  }

  @Test
  void rowsOfATableAreSkippedAndToldOnce() {
    String row = "Russia attacked Ukraine 1 200 3 400 5 600 7 800 9 120 11 410\n";
    AnnotatedArticle annotated = annotate(SAID.repeat(4) + "\n" + row.repeat(10) + SAID);
    assertEquals(1, annotated.rejections().size(), annotated.rejections().toString());
    String reason = annotated.rejections().getFirst().reason();
    assertTrue(reason.startsWith("10 sentences not read by the rules: a row of numbers"), reason);
    assertTrue(told(annotated).contains("russia attacks ukraine"), told(annotated).toString());
  }

  @Test
  void aTextInCapitalsIsSkippedWithTheReason() {
    assertOnlyRejected(
        annotate(
            "RUSSIA SAID ON FRIDAY THAT IT HAD SIGNED AN AGREEMENT WITH THE GOVERNMENT OF MALI, AND"
                + " THE TWO COUNTRIES WILL HOLD TALKS IN THE AUTUMN."),
        "written in capitals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "La Russie a attaqué l'Ukraine lundi, a déclaré le ministre polonais de la défense, et la"
            + " France a condamné cette attaque pendant que les deux pays négociaient à Genève.",
        "Russland hat am Montag die Ukraine angegriffen, sagte der polnische Minister, und die"
            + " Türkei hat Syrien Waffen geliefert, obwohl beide Staaten in Genf verhandelten.",
        "Rusia atacó Ucrania el lunes, dijo el ministro polaco de Defensa, y Francia condenó el"
            + " ataque mientras los dos países negociaban en Ginebra sobre un alto el fuego.",
        "Rusland heeft maandag Oekraïne aangevallen, zei de Poolse minister, en Turkije heeft Syrië"
            + " wapens geleverd, hoewel beide landen in Genève met elkaar onderhandelden.",
        "Rusland angreb mandag Ukraine, sagde den polske minister, og Tyrkiet har leveret våben til"
            + " Syrien, selv om de to lande forhandlede om våbenhvile i Geneve hele ugen.",
        "Россия в понедельник напала на Украину, сообщил министр обороны Польши.",
        "俄罗斯星期一进攻乌克兰，波兰国防部长说。",
        "هاجمت روسيا أوكرانيا يوم الاثنين، قال وزير الدفاع البولندي."
      })
  void anotherLanguageIsSkippedWithTheReason(String text) {
    assertOnlyRejected(annotate(text), "English");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n\n", "?!", "12 34 56", "\uD83D\uDE00\uD83D\uDE00"})
  void aTextWithoutWordsIsSkippedWithTheReason(String text) {
    Article article = new Article(new ArticleId("test"), text, ArticleDetails.UNKNOWN);
    assertOnlyRejected(RULES.annotate(article), "no words");
  }

  @Test
  void emojiLeaveEveryOffsetRight() {
    String text = "\uD83D\uDE80 Russia \uD83D\uDE00 attacked Ukraine on Monday \uD83D\uDCA5.";
    AnnotatedArticle annotated = annotate(text + " Turkey has sanctioned Syria \uD83D\uDC4D.");
    assertTrue(told(annotated).contains("turkey sanctions syria"), told(annotated).toString());
    annotated
        .statements()
        .forEach(statement ->
            assertTrue(statement.evidence().standsIn(annotated.article()), statement.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "\"", "'", "[(\"'", "- ", "Russia, ", "\n", ". ", "its ", "\t", "and "})
  void theSameSignAThousandTimesEndsInTime(String sign) {
    AnnotatedArticle annotated = annotate(SAID + sign.repeat(4000) + "\n" + SAID);
    annotated
        .statements()
        .forEach(statement ->
            assertTrue(statement.evidence().standsIn(annotated.article()), statement.toString()));
  }

  @Test
  void manyActorsOnBothSidesEndInTime() {
    String names = "Russia, Iran, Chad, Mali, Niger, Togo, Ghana, Kenya, Egypt and Libya";
    String others = "Peru, Chile, Cuba, Spain, Italy, Malta, Japan, Nepal, India and China";
    assertTrue(
        annotate("%s signed an agreement with %s on Monday.".formatted(names, others))
                .statements()
                .size()
            <= 100);
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Limits(0, 200, Duration.ofSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 200, Duration.ZERO));
  }

  private static void assertOnlyRejected(AnnotatedArticle annotated, String reason) {
    assertEquals(List.of(), told(annotated));
    assertEquals(1, annotated.rejections().size(), annotated.rejections().toString());
    String said = annotated.rejections().getFirst().toString();
    assertTrue(said.startsWith("test") && said.contains(reason), said);
  }
}
