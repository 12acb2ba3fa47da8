package dev.entente.annotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.ArticleText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The one flat contract between annotators, people and evaluation: a file of statements, one a row,
 * as CSV (comma, semicolon or tab) or as JSON objects, one a line.
 *
 * <p>Text is UTF-8 with or without a byte order mark; line ends become LF as in articles, so that
 * quotes compare. In CSV a cell that a spreadsheet would execute has an apostrophe before it, which
 * is no part of it ({@link Spreadsheets}).
 */
public record StatementTable(List<Row> rows, List<Rejection> rejections) {

  /** The columns, in the order in which they are written; spans count UTF-16 units, half-open. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "article",
          "subject",
          "subject_label",
          "relation",
          "object",
          "object_label",
          "polarity",
          "certainty",
          "tense",
          "attribution",
          "source",
          "source_label",
          "via",
          "cue",
          "stance",
          "context",
          "event",
          "about",
          "valid_from",
          "valid_to",
          "begin",
          "end",
          "quote",
          "subject_span",
          "object_span",
          "trigger_span",
          "cue_span",
          "annotator",
          "rule",
          "confidence");

  /** What gold tables and computed results have besides. */
  private static final Set<String> GOLD_COLUMNS = Set.of("req", "note", "plover");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A row and where it stands.
   *
   * @param line where it begins, counted from 1
   * @param cells by column; what is missing is empty text
   */
  public record Row(Path file, long line, Map<String, String> cells) {

    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell as it stands, empty where the table has no such column. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The cell without spaces around it, where it has anything else. */
    public Optional<String> value(String column) {
      return Optional.of(cell(column).strip()).filter(value -> !value.isEmpty());
    }

    /** The parts of a cell that holds several values. */
    public List<String> values(String column) {
      return value(column).stream()
          .flatMap(cell -> java.util.Arrays.stream(cell.split("\\|")))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .toList();
    }

    Rejection reject(String column, String reason) {
      return new Rejection("%s:%d, column %s".formatted(file, line, column), reason);
    }
  }

  public StatementTable {
    rows = List.copyOf(rows);
    rejections = List.copyOf(rejections);
  }

  /**
   * Reads a file of any of the forms; what is no row is told among the rejections, the other rows
   * are there all the same. Which article and actors a row means is not looked at yet.
   *
   * @throws IOException if the file is not there or cannot be read at all
   */
  public static StatementTable read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException notUtf8) {
      long line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      return refused(
          file, line, "the file is not UTF-8; save it as UTF-8 (in a spreadsheet: CSV UTF-8)");
    }
    return parse(file, text);
  }

  /**
   * Reads the text of a table.
   *
   * @param file what messages call it
   */
  public static StatementTable parse(Path file, String text) {
    String clean = ArticleText.normalise(text);
    if (clean.isBlank()) {
      return refused(file, 1, "the table is empty; its first line must name the columns");
    }
    return clean.stripLeading().startsWith("{") ? json(file, clean) : csv(file, clean);
  }

  private static StatementTable csv(Path file, String text) {
    String header = text.lines().findFirst().orElse("");
    char delimiter = delimiter(header);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<Row> rows = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    long line = 1;
    List<String> columns = List.of();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      for (CSVRecord record : parser) {
        if (columns.isEmpty()) {
          columns = record.stream().map(String::strip).toList();
          Optional<String> problem = problemOf(columns);
          if (problem.isPresent()) {
            return refused(file, 1, problem.get());
          }
        } else if (record.size() > 1 || !record.get(0).isBlank()) {
          if (record.size() == columns.size()) {
            rows.add(row(file, line, columns, record.toList()));
          } else {
            rejections.add(
                new Rejection(
                    file + ":" + line,
                    "%d cells where the header has %d; put a cell that holds %s or a line end between double quotes"
                        .formatted(
                            record.size(),
                            columns.size(),
                            delimiter == '\t' ? "a tab" : "'" + delimiter + "'")));
          }
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException broken) {
      rejections.add(
          new Rejection(
              file + ":" + line,
              "a quoted cell begins here or below and is not closed as it should; nothing from here"
                  + " on was read"));
    }
    return new StatementTable(rows, rejections);
  }

  private static Row row(Path file, long line, List<String> columns, List<String> cells) {
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i), Spreadsheets.original(cells.get(i)));
    }
    return new Row(file, line, byColumn);
  }

  /** The one of comma, semicolon and tab that gives the most known columns. */
  private static char delimiter(String header) {
    return List.of(',', ';', '\t').stream()
        .max(Comparator.comparingLong(delimiter -> known(header, delimiter)))
        .orElse(',');
  }

  private static long known(String header, char delimiter) {
    return java.util.Arrays.stream(header.split(java.util.regex.Pattern.quote("" + delimiter)))
        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
        .filter(COLUMNS::contains)
        .count();
  }

  private static Optional<String> problemOf(List<String> columns) {
    List<String> unknown =
        columns.stream()
            .filter(column -> !COLUMNS.contains(column) && !GOLD_COLUMNS.contains(column))
            .toList();
    List<String> missing = new ArrayList<>();
    for (String needed : List.of("article", "subject", "relation", "object", "quote")) {
      // A gold table may point to the sentence instead of quoting it.
      boolean placed =
          needed.equals("quote") && columns.contains("begin") && columns.contains("end");
      if (!placed && !columns.contains(needed) && !columns.contains(needed + "_label")) {
        missing.add(needed);
      }
    }
    if (missing.size() == 5) {
      return Optional.of(
          "the first line does not name the columns; it must read, separated by commas, semicolons"
              + " or tabs: "
              + String.join(",", COLUMNS));
    }
    if (!unknown.isEmpty()) {
      return Optional.of(
          "there is no column '%s'; nearest: %s"
              .formatted(unknown.get(0), Nearest.to(unknown.get(0), COLUMNS)));
    }
    if (!missing.isEmpty()) {
      return Optional.of("the column %s is missing".formatted(String.join(", ", missing)));
    }
    List<String> twice =
        columns.stream()
            .collect(Collectors.groupingBy(column -> column, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of("the column %s is there twice".formatted(twice.get(0)));
  }

  private static StatementTable json(Path file, String text) {
    List<Row> rows = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    long line = 0;
    for (String one : text.split("\n", -1)) {
      line++;
      if (one.isBlank()) {
        continue;
      }
      try {
        rows.add(new Row(file, line, cells(JSON.readTree(one))));
      } catch (JsonProcessingException broken) {
        rejections.add(
            new Rejection(file + ":" + line, "no JSON object: " + broken.getOriginalMessage()));
      } catch (IllegalArgumentException wrong) {
        rejections.add(new Rejection(file + ":" + line, String.valueOf(wrong.getMessage())));
      }
    }
    return new StatementTable(rows, rejections);
  }

  private static Map<String, String> cells(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("a line must be one JSON object, {\"article\": …}");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    object
        .properties()
        .forEach(property -> {
          String column = property.getKey();
          if (!COLUMNS.contains(column) && !GOLD_COLUMNS.contains(column)) {
            throw new IllegalArgumentException(
                "there is no key '%s'; nearest: %s".formatted(column, Nearest.to(column, COLUMNS)));
          }
          JsonNode value = property.getValue();
          if (value.isObject()) {
            throw new IllegalArgumentException("the key '%s' must be flat".formatted(column));
          }
          if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asText()));
            cells.put(column, String.join("|", parts));
          } else if (!value.isNull()) {
            cells.put(column, value.asText());
          }
        });
    return cells;
  }

  private static StatementTable refused(Path file, long line, String reason) {
    return new StatementTable(List.of(), List.of(new Rejection(file + ":" + line, reason)));
  }
}
