package dev.entente.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.evaluate.Calibration.Judged;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void anArticleIsJudgedByWhatTheOthersTeach() {
    List<Judged> judged =
        List.of(
            new Judged("a", "visit", true),
            new Judged("b", "visit", false),
            new Judged("b", "visit", false));
    // The share of right ones among the other articles: 0 for a, 1 for both of b.
    Calibration calibration = new Calibration(judged, CalibrationTest::shares);
    assertEquals(1.0, calibration.brier(), 1e-9);
    assertEquals(3, calibration.statements());
  }

  @Test
  void aRuleOfOneArticleOnlyHasNoConfidence() {
    Calibration calibration =
        new Calibration(
            List.of(new Judged("a", "visit", true), new Judged("b", "meet", true)),
            CalibrationTest::shares);
    assertEquals(0, calibration.statements());
    assertEquals(2, calibration.withoutConfidence());
  }

  @Test
  void statementsOfLikeConfidenceShareABin() {
    List<Judged> judged =
        List.of(
            new Judged("a", "x", true), new Judged("b", "x", true), new Judged("c", "x", false));
    Calibration calibration = new Calibration(judged, seen -> rule -> Optional.of(0.75));
    assertEquals(1, calibration.bins().size());
    Calibration.Bin bin = calibration.bins().getFirst();
    assertEquals(0.7, bin.from(), 1e-9);
    assertEquals(2.0 / 3, bin.share(), 1e-9);
    assertEquals((2 * 0.0625 + 0.5625) / 3, calibration.brier(), 1e-9);
  }

  private static java.util.function.Function<String, Optional<Double>> shares(List<Judged> seen) {
    return rule ->
        seen.stream()
            .filter(one -> one.rule().equals(rule))
            .mapToDouble(one -> one.right() ? 1 : 0)
            .average()
            .stream()
            .boxed()
            .findFirst();
  }
}
