package dev.entente.article;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The table {@code articles.csv} beside articles: what their texts do not say. A row belongs to the
 * file it names, or to one article of it ({@code news.jsonl#12}); several authors are separated by
 * {@code |}.
 */
public final class ArticleTable {

  public static final String FILE = "articles.csv";

  private static final List<String> COLUMNS =
      List.of(
          "file", "id", "title", "author", "publisher", "url", "issued", "language", "complete");

  /** What a report of a dry run has besides; the rule is not read. */
  private static final List<String> REPORTED = List.of("rule", "skipped");

  /**
   * A row; an empty value leaves what the text says.
   *
   * @param skipped why the article is left out; empty where it is not
   */
  public record Row(Optional<ArticleId> id, ArticleDetails details, Optional<String> skipped) {

    /** The row's values where it has them, else the given ones. */
    public ArticleDetails over(ArticleDetails fromText) {
      return new ArticleDetails(
          details.title().or(fromText::title),
          details.authors().isEmpty() ? fromText.authors() : details.authors(),
          details.publisher().or(fromText::publisher),
          details.url().or(fromText::url),
          details.issued().or(fromText::issued),
          details.language().or(fromText::language),
          details.complete());
    }
  }

  private static final Pattern FORMULA = Pattern.compile("'*[=+@\\t\\r-]");

  private final Path file;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Long> lines = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private ArticleTable(Path file) {
    this.file = file;
  }

  /**
   * The columns of the table, and behind them what a dry run tells besides.
   *
   * @return file, id, title, author, publisher, url, issued, language, complete, rule, skipped
   */
  public static List<String> columns() {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(REPORTED);
    return columns;
  }

  /**
   * A cell that no spreadsheet takes for a formula; reading the table gives the cell back.
   *
   * @return the cell, after an apostrophe where it begins like a formula
   */
  public static String harmless(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }

  /** The table of the folder; an empty one where it has none. */
  public static ArticleTable beside(Path folder) throws IOException {
    return in(folder.resolve(FILE));
  }

  /** The table in this file; an empty one where there is no such file or nothing in it. */
  public static ArticleTable in(Path file) throws IOException {
    ArticleTable table = new ArticleTable(file);
    if (Files.isRegularFile(file) && Files.size(file) > 0) {
      table.read();
    }
    return table;
  }

  /**
   * What the table says of an article.
   *
   * @param key its file below the folder and, where that holds several, {@code #} and which one; of
   *     text files the name without {@code .txt} serves as well
   */
  public Optional<Row> row(String key) {
    String path = withoutTxt(key);
    Optional<Row> row = Optional.ofNullable(rows.get(path));
    row.ifPresent(found -> used.add(path));
    return row;
  }

  private static String withoutTxt(String name) {
    return name.replaceFirst("\\.txt$", "");
  }

  /** One line for each row that cannot be used. */
  public List<String> problems() {
    return problems;
  }

  /** One line for each row whose file nobody asked for. */
  public List<String> withoutFile() {
    return rows.keySet().stream()
        .filter(path -> !used.contains(path))
        .filter(path -> rows.get(path) instanceof Row row && row.skipped().isEmpty())
        .map(path ->
            place(lines.getOrDefault(path, 0L), "file")
                + "there is no file %s; correct the name or drop the row"
                    .formatted(path.matches(".*\\.[^./]+") ? path : path + ".txt"))
        .toList();
  }

  private void read() throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    try (Reader text =
            new StringReader(
                ArticleText.normalise(Files.readString(file, StandardCharsets.UTF_8)));
        CSVParser parser = format.parse(text)) {
      List<String> unknown =
          parser.getHeaderNames().stream()
              .filter(name -> !COLUMNS.contains(name) && !REPORTED.contains(name))
              .toList();
      boolean named =
          parser.getHeaderNames().contains("file") || parser.getHeaderNames().contains("id");
      if (!unknown.isEmpty() || !named) {
        problems.add(
            "%s:1: the columns are %s, separated by commas, not %s"
                .formatted(
                    file, String.join(",", COLUMNS), String.join(",", parser.getHeaderNames())));
        return;
      }
      long line = parser.getCurrentLineNumber() + 1;
      for (CSVRecord record : parser) {
        if (record.size() > 1 || !record.get(0).isBlank()) {
          read(record, line);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (CharacterCodingException notUtf8) {
      problems.add(file + ": is not UTF-8; save the file as UTF-8");
    } catch (UncheckedIOException broken) {
      problems.add(file + ": is no CSV: " + broken.getMessage());
    }
  }

  private void read(CSVRecord record, long line) {
    if (!record.isConsistent()) {
      problems.add(
          "%s:%d: %d cells where the header has %d"
              .formatted(file, line, record.size(), record.getParser().getHeaderNames().size()));
      return;
    }
    String path = cell(record, "file").or(() -> cell(record, "id")).orElse("");
    path = withoutTxt(path);
    if (path.isEmpty()) {
      problems.add(place(line, "file") + "a row needs the name of its file");
      return;
    }
    String complete = cell(record, "complete").orElse("no");
    if (!complete.equals("yes") && !complete.equals("no")) {
      problems.add(place(line, "complete") + "must be yes, no or empty, not '" + complete + "'");
      return;
    }
    Row row;
    try {
      row =
          new Row(
              cell(record, "id").map(ArticleId::new),
              new ArticleDetails(
                  cell(record, "title"),
                  cell(record, "author")
                      .map(names -> Arrays.stream(names.split("\\s*\\|\\s*")).toList())
                      .orElse(List.of()),
                  cell(record, "publisher"),
                  cell(record, "url"),
                  cell(record, "issued"),
                  cell(record, "language"),
                  complete.equals("yes")),
              cell(record, "skipped"));
    } catch (IllegalArgumentException wrong) {
      String problem = String.valueOf(wrong.getMessage());
      problems.add(place(line, problem.startsWith("issued") ? "issued" : "id") + problem);
      return;
    }
    if (rows.putIfAbsent(path, row) != null) {
      problems.add(place(line, "file") + "%s has a row already; drop one of them".formatted(path));
    } else {
      lines.put(path, line);
    }
  }

  private String place(long line, String column) {
    return "%s:%d, column %s: ".formatted(file, line, column);
  }

  private static Optional<String> cell(CSVRecord record, String column) {
    return record.isMapped(column)
        ? Optional.of(record.get(column))
            .map(value ->
                value.startsWith("'") && FORMULA.matcher(value).lookingAt()
                    ? value.substring(1)
                    : value)
            .filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
