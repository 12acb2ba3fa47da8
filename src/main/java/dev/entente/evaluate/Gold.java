package dev.entente.evaluate;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import dev.entente.annotate.Rejection;
import dev.entente.annotate.StatementTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement table as comparisons read it: what a table leaves out defaulted, every row at its
 * place in the text.
 */
public final class Gold {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "polarity", "affirmed",
          "certainty", "certain",
          "tense", "unspecified",
          "attribution", "narrated");

  private Gold() {}

  /**
   * Reads a gold or predicted table, CSV or JSON lines.
   *
   * @throws IllegalArgumentException in one line with its place, if a row cannot be read: a score
   *     over some of the rows would mislead
   * @throws IOException if the file cannot be read at all
   */
  public static List<Row> read(Path file) throws IOException {
    StatementTable table = StatementTable.read(file);
    for (Rejection rejection : table.rejections()) {
      throw new IllegalArgumentException(rejection.toString());
    }
    List<Row> rows = new ArrayList<>();
    for (StatementTable.Row row : table.rows()) {
      for (String needed : List.of("article", "relation")) {
        if (row.value(needed).isEmpty()) {
          throw new IllegalArgumentException(
              "%s:%d, column %s: must not be empty".formatted(file, row.line(), needed));
        }
      }
      rows.add(new Row(row.cells()));
    }
    return rows;
  }

  /** Predicted rows with the statement table's defaults in empty cells. */
  public static List<Row> defaulted(List<Row> rows) {
    List<Row> complete = new ArrayList<>();
    for (Row row : rows) {
      Map<String, String> cells = new HashMap<>(row.cells());
      DEFAULTS.forEach((column, value) -> {
        if (row.cell(column).isBlank()) {
          boolean sourced =
              column.equals("attribution")
                  && !(row.cell("source") + row.cell("source_label")).isBlank();
          cells.put(column, sourced ? "reported" : value);
        }
      });
      complete.add(new Row(cells));
    }
    return complete;
  }

  /**
   * Rows with begin and end filled from their quotes where these are empty.
   *
   * @param texts by article
   * @param sentences whether spans grow to the whole sentence, as gold's do: a quote there is the
   *     annotator's choice of words, and another may begin a word earlier
   */
  public static List<Row> placed(List<Row> rows, Map<String, String> texts, boolean sentences) {
    List<Row> placed = new ArrayList<>();
    for (Row row : rows) {
      String quote = row.cell("quote");
      Optional<String> text = Optional.ofNullable(texts.get(row.cell("article")));
      if (quote.isEmpty() || text.isEmpty()) {
        placed.add(row);
        continue;
      }
      int begin = row.place("begin").orElseGet(() -> text.get().indexOf(quote));
      if (begin < 0 || begin >= text.get().length()) {
        placed.add(row);
        continue;
      }
      int end = row.place("end").orElse(begin + quote.length());
      Map<String, String> cells = new LinkedHashMap<>(row.cells());
      cells.put("begin", "" + (sentences ? sentence(text.get(), begin)[0] : begin));
      cells.put("end", "" + (sentences ? sentence(text.get(), Math.max(begin, end - 1))[1] : end));
      placed.add(new Row(cells));
    }
    return placed;
  }

  /** The sentence around a place, as {@link #placed} sees it, on one line. */
  public static String sentenceAt(String text, int place) {
    if (place < 0 || place >= text.length()) {
      return "";
    }
    int[] bounds = sentence(text, place);
    return text.substring(bounds[0], bounds[1]).strip().replaceAll("\\s+", " ");
  }

  /** Sentences as CLDR tells them, which knows "Mr." and "U.S." but not every title of news. */
  private static final BreakIterator SENTENCES = sentences();

  private static BreakIterator sentences() {
    FilteredBreakIteratorBuilder builder =
        FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
    for (String title : List.of("Gen.", "Sen.", "Gov.", "Brig.", "Adm.", "Dr.", "St.")) {
      builder.suppressBreakAfter(title);
    }
    return builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
  }

  /** Begin and end of the sentence at a place; a line end ends it too. */
  private static int[] sentence(String text, int place) {
    int lineBegin = text.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    int newline = text.indexOf('\n', place);
    int lineEnd = newline < 0 ? text.length() : newline;
    if (lineEnd <= lineBegin) {
      return new int[] {place, Math.min(text.length(), place + 1)};
    }
    BreakIterator sentences = (BreakIterator) SENTENCES.clone();
    sentences.setText(text.substring(lineBegin, lineEnd));
    int within = Math.min(place - lineBegin, lineEnd - lineBegin - 1);
    int end = sentences.following(within);
    int begin = sentences.previous();
    return new int[] {lineBegin + begin, lineBegin + end};
  }
}
