package dev.entente.entity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one CSV file of known columns, remembering where every row stands. */
final class Table {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private Table() {}

  /** A row and the line its end stands on, counted from 1. */
  record Row(Path file, long line, Map<String, Integer> columns, CSVRecord cells) {

    /** The cell's text, empty where the column is missing or blank. */
    String get(String column) {
      Integer index = columns.get(column);
      return index == null || index >= cells.size() ? "" : cells.get(index);
    }

    Optional<String> optional(String column) {
      String value = get(column);
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    String required(String column) {
      String value = get(column);
      if (value.isEmpty()) {
        throw wrong(column, "must not be empty");
      }
      return value;
    }

    String oneOf(String column, Set<String> values) {
      String value = get(column);
      if (!values.contains(value)) {
        throw wrong(
            column,
            "'" + value + "' is none of " + String.join(", ", values.stream().sorted().toList()));
      }
      return value;
    }

    boolean yes(String column) {
      String value = get(column);
      if (!value.isEmpty() && !value.equals("yes")) {
        throw wrong(column, "'" + value + "' is neither yes nor empty");
      }
      return !value.isEmpty();
    }

    Optional<String> date(String column) {
      Optional<String> value = optional(column);
      value.ifPresent(date -> {
        if (!Dates.isDate(date)) {
          throw wrong(column, "'" + date + "' is no date YYYY, YYYY-MM or YYYY-MM-DD");
        }
      });
      return value;
    }

    TableException wrong(String column, String problem) {
      return new TableException(file, line, column, problem);
    }
  }

  /**
   * The rows of the file, none where it is missing.
   *
   * @throws TableException if a needed column is missing or the file is no CSV
   */
  static List<Row> read(Path file, String... needed) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = FORMAT.parse(reader)) {
      Map<String, Integer> columns = parser.getHeaderMap();
      for (String column : needed) {
        if (!columns.containsKey(column)) {
          throw new TableException(
              file,
              1,
              column,
              "missing from the header row, which needs " + String.join(",", needed));
        }
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord cells : parser) {
        Row row = new Row(file, parser.getCurrentLineNumber(), columns, cells);
        if (cells.size() > columns.size()) {
          throw row.wrong(
              "" + (columns.size() + 1),
              "more cells than the header has columns; quote cells that hold commas");
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException | UncheckedIOException unreadable) {
      throw new TableException(file, "cannot be read as UTF-8 CSV: " + unreadable.getMessage());
    }
  }
}
