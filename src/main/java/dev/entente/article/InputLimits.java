package dev.entente.article;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of an input is read before it is refused, so that no file can take all memory. Files of
 * many articles are read as streams: for them a file's own size is no limit.
 */
public final class InputLimits {

  /** What is limited; sizes are in bytes unless their name says otherwise. */
  public enum Limit {
    /** A file that is read whole: text, HTML, a feed, PDF, a mail. */
    FILE_BYTES("file-bytes", 64L << 20),
    /** The text of one article, in UTF-8. */
    ARTICLE_BYTES("article-bytes", 4L << 20),
    /** A line of JSON Lines, a row of CSV. */
    LINE_BYTES("line-bytes", 16L << 20),
    /** Columns of a CSV file. */
    CSV_COLUMNS("csv-columns", 1000),
    /** Elements within elements of HTML. */
    HTML_DEPTH("html-depth", 500),
    /** Tags of a page or a feed. */
    ELEMENTS("elements", 500_000),
    /** How long a page, feed, PDF or mail may take to be read, in seconds. */
    READ_SECONDS("read-seconds", 60),
    /** What a compressed file unpacks to. */
    UNPACKED_BYTES("unpacked-bytes", 1L << 40),
    /** How many times larger than itself a compressed file may become, after the first 16 MB. */
    UNPACKED_RATIO("unpacked-ratio", 200),
    /** Files in an archive. */
    ARCHIVE_ENTRIES("archive-entries", 1_000_000);

    private final String word;
    private final long usual;

    Limit(String word, long usual) {
      this.word = word;
      this.usual = usual;
    }

    /** What the command line calls it. */
    public String word() {
      return word;
    }

    /** The value where nobody asks for another. */
    public long usual() {
      return usual;
    }
  }

  /** What suits news. */
  public static final InputLimits USUAL = new InputLimits(Map.of());

  private final Map<Limit, Long> values;

  private InputLimits(Map<Limit, Long> values) {
    this.values = values;
  }

  /**
   * With other values by name, such as {@code article-bytes=8M}; K, M, G and T are powers of 1024.
   *
   * @throws IllegalArgumentException if there is no such limit or the value is no positive number
   */
  public static InputLimits of(Map<String, String> asked) {
    Map<Limit, Long> values = new LinkedHashMap<>();
    asked.forEach((word, value) -> values.put(limit(word), number(word, value)));
    return new InputLimits(values);
  }

  /** Names of all limits with their usual values, for help. */
  public static Set<String> names() {
    return Arrays.stream(Limit.values())
        .map(Limit::word)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  public long of(Limit limit) {
    return values.getOrDefault(limit, limit.usual);
  }

  private static Limit limit(String word) {
    return Arrays.stream(Limit.values())
        .filter(limit -> limit.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no limit '%s'; there are %s"
                    .formatted(word, String.join(", ", names()))));
  }

  private static long number(String word, String value) {
    int shift =
        switch (value.isEmpty() ? ' ' : Character.toUpperCase(value.charAt(value.length() - 1))) {
          case 'K' -> 10;
          case 'M' -> 20;
          case 'G' -> 30;
          case 'T' -> 40;
          default -> 0;
        };
    try {
      String digits = shift == 0 ? value : value.substring(0, value.length() - 1);
      long number = Math.multiplyExact(Long.parseLong(digits.strip()), 1L << shift);
      if (number > 0) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException notANumber) {
      // Said below, as for what is not positive.
    }
    throw new IllegalArgumentException(
        "the limit %s must be a positive number, such as 500 or 16M, not '%s'"
            .formatted(word, value));
  }
}
