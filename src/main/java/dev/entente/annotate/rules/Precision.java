package dev.entente.annotate.rules;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How often each rule was right on gold, from {@code precision.csv} (rule, right, seen), and how
 * sure that makes a statement.
 */
public final class Precision {

  /** Fewer sightings than this say too little about a rule by itself. */
  static final int ENOUGH = 10;

  private record Count(int right, int seen) {}

  private final Map<String, Count> counts = new HashMap<>();

  /** Nothing measured. */
  public static Precision unknown() {
    return new Precision();
  }

  /**
   * @throws IllegalArgumentException naming file and line, if a count is no number or runs beyond
   *     what was seen
   */
  public static Precision load(Path file) {
    Precision precision = new Precision();
    if (!Files.exists(file)) {
      return precision;
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows = format.parse(reader)) {
      for (CSVRecord row : rows) {
        int right = Integer.parseInt(row.get("right"));
        int seen = Integer.parseInt(row.get("seen"));
        if (right < 0 || seen < right) {
          throw new IllegalArgumentException(
              "%s:%d: %d right of %d seen cannot be"
                  .formatted(file, rows.getCurrentLineNumber(), right, seen));
        }
        precision.counts.put(row.get("rule"), new Count(right, seen));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
    return precision;
  }

  /** The rule's name with the count behind it: {@code visit-v 12/13}. */
  String rule(Trigger trigger) {
    Count count = counts.get(trigger.id());
    if (count == null) {
      return trigger.id() + " unseen";
    }
    return "%s %d/%d%s"
        .formatted(trigger.id(), count.right(), count.seen(), count.seen() < ENOUGH ? " few" : "");
  }

  /**
   * Lower bound of the 95 % Wilson score interval of the rule's precision; for a rule seen too
   * seldom, of all such rules together.
   */
  Optional<Double> confidence(Trigger trigger) {
    Count own = counts.get(trigger.id());
    if (own != null && own.seen() >= ENOUGH) {
      return Optional.of(wilson(own.right(), own.seen()));
    }
    int right = 0;
    int seen = 0;
    for (Count count : counts.values()) {
      if (count.seen() < ENOUGH) {
        right += count.right();
        seen += count.seen();
      }
    }
    return seen < ENOUGH ? Optional.empty() : Optional.of(wilson(right, seen));
  }

  /** Wilson (1927), z = 1.96; between 0 and 1, rounded to three places. */
  static double wilson(int right, int seen) {
    double z = 1.96;
    double p = (double) right / seen;
    double bound =
        (p + z * z / (2 * seen) - z * Math.sqrt((p * (1 - p) + z * z / (4.0 * seen)) / seen))
            / (1 + z * z / seen);
    return Math.round(Math.max(0, bound) * 1000) / 1000.0;
  }
}
