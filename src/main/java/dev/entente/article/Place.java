package dev.entente.article;

import java.util.OptionalLong;

/**
 * Where an article comes from: a file and, where that holds several, which of them. Names are shown
 * with control characters and changes of writing direction escaped, so that a file's name cannot
 * forge a line of a report.
 *
 * @param source the file as it was reached, such as {@code inbox/news.jsonl}; an archive's entry
 *     follows a {@code !}
 * @param file the same below the folder that was named, the key of {@code articles.csv}
 * @param item which one of the file, from 1 (a line of JSON Lines, a row of CSV, an entry of a
 *     feed, a record of WARC); empty where the file is one article
 */
public record Place(String source, String file, OptionalLong item) {

  /**
   * @throws IllegalArgumentException if the item is below 1
   */
  public Place {
    item.ifPresent(number -> {
      if (number < 1) {
        throw new IllegalArgumentException("items are counted from 1, not " + number);
      }
    });
    source = visible(source);
    file = visible(file);
  }

  /** A file that is one article. */
  public static Place of(String source, String file) {
    return new Place(source, file, OptionalLong.empty());
  }

  /** One of the articles of this file. */
  public Place item(long number) {
    return new Place(source, file, OptionalLong.of(number));
  }

  /** What {@code articles.csv} calls it: {@code file} or {@code file#item}. */
  public String key() {
    return file + suffix();
  }

  /**
   * The folder that was named, or that holds the file that was; empty where there is none, as for
   * standard input.
   */
  public String folder() {
    String whole = source.replace('\\', '/');
    return whole.endsWith("/" + file.replace('\\', '/'))
        ? source.substring(0, source.length() - file.length() - 1)
        : "";
  }

  /** {@code source} or {@code source#item}. */
  @Override
  public String toString() {
    return source + suffix();
  }

  private String suffix() {
    return item.isPresent() ? "#" + item.getAsLong() : "";
  }

  private static String visible(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    name.codePoints()
        .forEach(point -> {
          int type = Character.getType(point);
          if (type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.SURROGATE
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR) {
            shown.append("\\u%04X".formatted(point));
          } else {
            shown.appendCodePoint(point);
          }
        });
    return shown.toString();
  }
}
