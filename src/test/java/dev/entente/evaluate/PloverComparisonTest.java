package dev.entente.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.evaluate.PloverComparison.Event;
import dev.entente.evaluate.PloverComparison.Record;
import dev.entente.evaluate.PloverComparison.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PloverComparisonTest {

  private static final Record CROSS =
      new Record("1", "AID", Set.of("KEN"), Set.of("PER"), "cross", "tune");
  private static final Record RECIPROCAL =
      new Record("2", "CONSULT", Set.of("KEN", "PER"), Set.of(""), "reciprocal", "tune");
  private static final Record DOMESTIC =
      new Record("3", "COERCE", Set.of("KEN"), Set.of("KEN"), "domestic", "report");

  @Test
  void pairTypeAndQuadClassAreCountedApart() {
    assertEquals(new Tally(1, 1, 1, 1), tally(CROSS, event("KEN", "PER", "AID")));
    assertEquals(new Tally(1, 1, 0, 1), tally(CROSS, event("KEN", "PER", "COOPERATE")));
    assertEquals(new Tally(1, 1, 0, 0), tally(CROSS, event("KEN", "PER", "ACCUSE")));
    assertEquals(new Tally(1, 0, 0, 0), tally(CROSS, event("PER", "KEN", "AID")));
  }

  @Test
  void typeMustBeThatOfTheRightPair() {
    assertEquals(
        new Tally(1, 1, 0, 0),
        tally(CROSS, event("PER", "KEN", "AID"), event("KEN", "PER", "ACCUSE")));
  }

  @Test
  void theTwoPartiesOfAReciprocalEventMayComeInEitherOrder() {
    assertEquals(new Tally(1, 1, 1, 1), tally(RECIPROCAL, event("PER", "KEN", "CONSULT")));
    assertEquals(new Tally(1, 0, 0, 0), tally(RECIPROCAL, event("PER", "PER", "CONSULT")));
  }

  @Test
  void aDomesticEventIsReportedWithoutATarget() {
    assertEquals(new Tally(1, 1, 1, 1), tally(DOMESTIC, event("KEN", "", "COERCE")));
  }

  @Test
  void aStatementWithoutATypeCountsForThePairOnly() {
    assertEquals(new Tally(1, 1, 0, 0), tally(CROSS, new Event("KEN", "PER", Optional.empty())));
  }

  private static Event event(String source, String target, String type) {
    return new Event(source, target, Optional.of(type));
  }

  private static Tally tally(Record gold, Event... events) {
    Map<String, String> groups =
        Map.of(
            "AID", "material cooperation",
            "COOPERATE", "material cooperation",
            "ACCUSE", "verbal conflict",
            "COERCE", "material conflict",
            "CONSULT", "verbal cooperation");
    return new PloverComparison(
            List.of(gold),
            Map.of(gold.id(), List.of(events)),
            type -> Optional.ofNullable(groups.get(type)))
        .tallies()
        .getOrDefault(gold.half() + " " + gold.kind(), new Tally(0, 0, 0, 0));
  }
}
