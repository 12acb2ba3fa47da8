package dev.entente.annotate.rules;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /**
   * How often a rule was right.
   *
   * @param seen statements that it made and gold judges
   */
  public record Count(int right, int seen) {

    /**
     * @throws IllegalArgumentException if more were right than seen
     */
    public Count {
      if (right < 0 || seen < right) {
        throw new IllegalArgumentException("%d right of %d seen cannot be".formatted(right, seen));
      }
    }
  }

  /** Ends the name of a rule where it was met in the tree of one parser only. */
  static final String ONE_PARSE = "/one-parse";

  private static final String HEADER = "rule,right,seen";

  private final Map<String, Count> counts = new TreeMap<>();

  /** By the counts given, each rule under its name in the lexicon. */
  public static Precision of(Map<String, Count> counts) {
    Precision precision = new Precision();
    precision.counts.putAll(counts);
    return precision;
  }

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
        try {
          Count count =
              new Count(Integer.parseInt(row.get("right")), Integer.parseInt(row.get("seen")));
          precision.counts.put(row.get("rule"), count);
        } catch (IllegalArgumentException wrong) {
          throw new IllegalArgumentException(
              "%s:%d: the columns are %s, right at most seen: %s"
                  .formatted(file, rows.getCurrentLineNumber(), HEADER, wrong.getMessage()),
              wrong);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
    return precision;
  }

  /** The counts of both, such as those on gold and those of what people judged in a store. */
  public Precision plus(Precision other) {
    Precision sum = of(counts);
    other.counts.forEach((rule, more) ->
        sum.counts.merge(
            rule,
            more,
            (one, two) -> new Count(one.right() + two.right(), one.seen() + two.seen())));
    return sum;
  }

  /** The rule's name without the count that {@link #rule} writes behind it. */
  public static String nameOf(String rule) {
    int space = rule.indexOf(' ');
    return space < 0 ? rule : rule.substring(0, space);
  }

  /** As {@link #load} reads it, the rules in order of their names. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    counts.forEach(
        (rule, count) -> csv.append("%s,%d,%d\n".formatted(rule, count.right(), count.seen())));
    return csv.toString();
  }

  /** The rule's name with the count behind it: {@code visit-v 12/13}. */
  String rule(String name) {
    Count count = counts.get(name);
    if (count == null) {
      return name + " unseen";
    }
    return "%s %d/%d%s"
        .formatted(name, count.right(), count.seen(), count.seen() < ENOUGH ? " few" : "");
  }

  /**
   * Lower bound of the 95 % Wilson score interval of the rule's precision; for a rule seen too
   * seldom, of all such rules whose triggers are of its word class together (or of all that one
   * parser alone led to, where it is of these), or of all such rules.
   */
  public Optional<Double> confidence(String rule) {
    Count own = counts.get(rule);
    if (own != null && own.seen() >= ENOUGH) {
      return Optional.of(wilson(own.right(), own.seen()));
    }
    Count like = seldomSeen(wordClass(rule));
    Count pool = like.seen() >= ENOUGH ? like : seldomSeen("");
    return pool.seen() < ENOUGH ? Optional.empty() : Optional.of(wilson(pool.right(), pool.seen()));
  }

  /** The end of a rule's name, by the lexicon's custom: v, n or a; or that one parser led to it. */
  private static String wordClass(String rule) {
    return rule.endsWith(ONE_PARSE) ? ONE_PARSE : rule.substring(rule.lastIndexOf('-') + 1);
  }

  /** All rules of a word class that are seen too seldom, taken together; of all where empty. */
  private Count seldomSeen(String wordClass) {
    int right = 0;
    int seen = 0;
    for (Map.Entry<String, Count> entry : counts.entrySet()) {
      Count count = entry.getValue();
      if (count.seen() < ENOUGH
          && (wordClass.isEmpty() || wordClass(entry.getKey()).equals(wordClass))) {
        right += count.right();
        seen += count.seen();
      }
    }
    return new Count(right, seen);
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
