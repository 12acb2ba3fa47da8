package dev.entente.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Predicted statements against gold that knows event types only: for each sentence a PLOVER type
 * with the countries of its source and target (Open Event Data Alliance, PLOVER manual).
 */
public final class PloverComparison {

  /**
   * A coded sentence.
   *
   * @param sources ISO 3166 alpha-3 codes; for a reciprocal event all of its parties
   * @param kind cross, reciprocal, domestic or one-sided
   * @param half tune or report
   */
  public record Record(
      String id, String type, Set<String> sources, Set<String> targets, String kind, String half) {
    public Record {
      sources = Set.copyOf(sources);
      targets = Set.copyOf(targets);
    }
  }

  /** A statement of a sentence, as countries and event type; empty where it has none. */
  public record Event(String source, String target, Optional<String> type) {}

  /**
   * How a sentence was coded.
   *
   * @param pair whether some event has the right source and target country
   * @param type whether such an event has the right type too
   * @param group whether such an event has a type of the right quad class
   */
  public record Outcome(
      Record gold, List<Event> events, boolean pair, boolean type, boolean group) {
    public Outcome {
      events = List.copyOf(events);
    }
  }

  /** Counts over the sentences of one half and kind. */
  public record Tally(int records, int pairs, int types, int groups) {
    Tally plus(Outcome outcome) {
      return new Tally(
          records + 1,
          pairs + (outcome.pair() ? 1 : 0),
          types + (outcome.type() ? 1 : 0),
          groups + (outcome.group() ? 1 : 0));
    }
  }

  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * @param events of each record, by its id
   * @param groupOf the quad class of a PLOVER type
   */
  public PloverComparison(
      List<Record> gold,
      Map<String, List<Event>> events,
      Function<String, Optional<String>> groupOf) {
    for (Record record : gold) {
      outcomes.add(outcome(record, events.getOrDefault(record.id(), List.of()), groupOf));
    }
  }

  private static Outcome outcome(
      Record gold, List<Event> events, Function<String, Optional<String>> groupOf) {
    boolean pair = false;
    boolean type = false;
    boolean group = false;
    Optional<String> goldGroup = groupOf.apply(gold.type());
    for (Event event : events) {
      if (!between(gold, event)) {
        continue;
      }
      pair = true;
      type |= event.type().equals(Optional.of(gold.type()));
      group |= goldGroup.isPresent() && event.type().flatMap(groupOf).equals(goldGroup);
    }
    return new Outcome(gold, events, pair, type, group);
  }

  private static boolean between(Record gold, Event event) {
    return switch (gold.kind()) {
      case "reciprocal" ->
          gold.sources().contains(event.source())
              && gold.sources().contains(event.target())
              && (gold.sources().size() == 1 || !event.source().equals(event.target()));
      case "domestic", "one-sided" -> gold.sources().contains(event.source());
      default -> gold.sources().contains(event.source()) && gold.targets().contains(event.target());
    };
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** Counts by half and kind, such as {@code tune cross}. */
  public Map<String, Tally> tallies() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (String half : List.of("tune", "report")) {
      for (String kind : List.of("cross", "reciprocal", "one-sided", "domestic")) {
        Tally tally = new Tally(0, 0, 0, 0);
        for (Outcome outcome : outcomes) {
          if (outcome.gold().half().equals(half) && outcome.gold().kind().equals(kind)) {
            tally = tally.plus(outcome);
          }
        }
        if (tally.records() > 0) {
          tallies.put(half + " " + kind, tally);
        }
      }
    }
    return tallies;
  }
}
