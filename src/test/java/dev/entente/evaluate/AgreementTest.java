package dev.entente.evaluate;

import static dev.entente.evaluate.ComparisonTest.ACTORS;
import static dev.entente.evaluate.ComparisonTest.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The worked examples are those of Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
 */
class AgreementTest {

  @Test
  void alphaOfTwoObserversAndTwoValuesIsKrippendorffsExampleA() {
    assertAlpha(0.095, "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");
  }

  @Test
  void alphaOfTwoObserversAndManyValuesIsKrippendorffsExampleB() {
    assertAlpha(0.692, "a a b b d c c c e d d a", "b a b b b c c c e d d d");
  }

  @Test
  void alphaOfFourObserversWithGapsIsKrippendorffsExampleC() {
    assertAlpha(
        0.743,
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .");
  }

  @Test
  void alphaIsUndefinedWhereAllSayTheSame() {
    assertEquals(Optional.empty(), Alpha.of(units("a a a", "a a a"), 10, 1).value());
  }

  @Test
  void theIntervalHoldsTheValueAndIsTheSameForTheSameSeed() {
    List<List<String>> units = units("a a b b d c c c e d d a", "b a b b b c c c e d d d");
    Alpha alpha = Alpha.of(units, 500, 7);
    assertTrue(alpha.low().orElseThrow() < alpha.value().orElseThrow());
    assertTrue(alpha.high().orElseThrow() > alpha.value().orElseThrow());
    assertEquals(alpha, Alpha.of(units, 500, 7));
  }

  @Test
  void statementsMeetInTheSameSentenceWithTheSameActorsWhateverTheRelation() {
    Agreement agreement =
        agreement(
            List.of(
                row("kenya accuses peru"), row("kenya aids peru", "begin", "100", "end", "150")),
            List.of(
                row("kenya criticizes peru", "begin", "20", "end", "60"),
                row("kenya aids peru", "begin", "160", "end", "190")));
    assertEquals(1, agreement.met().size());
    assertEquals(2, agreement.alone().size());
    assertEquals(List.of("accuses", "criticizes"), agreement.disagreements().getFirst().values());
  }

  @Test
  void statementsOfTheSameDirectionMeetFirst() {
    for (List<Row> both :
        List.of(
            List.of(row("kenya accuses peru"), row("peru accuses kenya")),
            List.of(row("peru accuses kenya"), row("kenya accuses peru")))) {
      Agreement agreement = agreement(List.of(row("peru accuses kenya")), both);
      assertEquals(
          "kenya",
          agreement.alone().getFirst().first().cell("subject"),
          agreement.alone()::toString);
    }
  }

  @Test
  void aValueAmongTheOthersAlternativesIsTheSame() {
    List<Row> one = List.of(row("kenya accuses|criticizes peru"));
    List<Row> other = List.of(row("kenya criticizes peru"));
    assertEquals(List.of(), agreement(one, other).disagreements());
    assertEquals(1, new Agreement(List.of(one, other), ACTORS, false, true).disagreements().size());
  }

  @Test
  void aNamedSourceIsNotTheArticlesOwnVoice() {
    Agreement agreement =
        agreement(
            List.of(row("kenya accuses peru", "source", "kenya")),
            List.of(row("kenya accuses peru", "source", "")));
    assertEquals("source", agreement.disagreements().getFirst().attribute());
    assertEquals(0, agreement.observed("source"));
    assertEquals(1, agreement.observed("relation"));
  }

  @Test
  void rowsThatNeedNotBeCodedAreNotMissed() {
    assertEquals(
        0,
        agreement(
                List.of(row("kenya accuses peru", "req", "0"), row("kenya aids peru")),
                List.of(row("kenya aids peru")))
            .alone()
            .size());
  }

  @Test
  void threeCodersMakeOneUnit() {
    Agreement agreement =
        new Agreement(
            List.of(
                List.of(row("kenya accuses peru")),
                List.of(row("kenya accuses peru")),
                List.of(row("kenya criticizes peru"))),
            ACTORS,
            false,
            false);
    assertEquals(1, agreement.met().size());
    assertEquals(
        List.of("accuses", "accuses", "criticizes"), agreement.disagreements().getFirst().values());
  }

  @Test
  void codersWithoutACommonArticleAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            agreement(
                List.of(row("kenya aids peru")),
                List.of(row("kenya aids peru", "article", "another"))));
  }

  private static Agreement agreement(List<Row> one, List<Row> other) {
    return new Agreement(List.of(one, other), ACTORS, false, false);
  }

  private static void assertAlpha(double expected, String... observers) {
    assertEquals(expected, Alpha.of(units(observers), 10, 1).value().orElseThrow(), 0.0005);
  }

  /** From observers' values, a dot for none, to units. */
  private static List<List<String>> units(String... observers) {
    List<List<String>> units = new ArrayList<>();
    int count = observers[0].split(" ").length;
    IntStream.range(0, count)
        .forEach(unit ->
            units.add(
                List.of(observers).stream()
                    .map(values -> values.split(" ")[unit].replace(".", ""))
                    .toList()));
    return units;
  }
}
