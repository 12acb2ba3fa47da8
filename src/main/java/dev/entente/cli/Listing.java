package dev.entente.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows of named columns, printed in the form that was asked for. */
final class Listing {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> columns;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  Listing(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  Listing(String... columns) {
    this(List.of(columns));
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column, in the columns' order
   */
  void add(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for the %d columns %s".formatted(cells.length, columns.size(), columns));
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      row.put(columns.get(i), cells[i]);
    }
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<Map<String, Object>> rows() {
    return rows;
  }

  /**
   * Prints all rows: aligned columns, CSV (RFC 4180, lines end in LF), TSV, a Markdown table, a
   * JSON array or a JSON object a line. Numbers stay numbers in JSON and empty cells are left out
   * of JSON lines.
   *
   * @throws Failure for XML, which no listing is printed as
   */
  void print(PrintWriter out, ResultsFormat format) {
    switch (format) {
      case TABLE -> table(out);
      case CSV -> csv(out);
      case TSV -> {
        out.println(String.join("\t", columns));
        rows.forEach(row ->
            out.println(
                String.join(
                    "\t",
                    cells(row).stream().map(cell -> cell.replaceAll("[\t\r\n]", " ")).toList())));
      }
      case MD -> {
        out.println("| " + String.join(" | ", columns) + " |");
        out.println("|" + " --- |".repeat(columns.size()));
        rows.forEach(row ->
            out.println(
                "| "
                    + String.join(
                        " | ",
                        cells(row).stream()
                            .map(cell -> cell.replace("|", "\\|").replaceAll("\\R", " "))
                            .toList())
                    + " |"));
      }
      case JSON -> out.println(json(rows));
      case JSONL ->
          rows.forEach(row -> {
            Map<String, Object> filled = new LinkedHashMap<>(row);
            filled.values().removeIf(""::equals);
            out.println(json(filled));
          });
      case XML ->
          throw new Failure("this prints table, csv, tsv, json, jsonl or md, not " + format);
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of text and numbers are always JSON", impossible);
    }
  }

  private List<String> cells(Map<String, Object> row) {
    return columns.stream().map(column -> String.valueOf(row.get(column))).toList();
  }

  private void csv(PrintWriter out) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try {
      CSVPrinter csv = new CSVPrinter(out, format);
      csv.printRecord(columns);
      for (Map<String, Object> row : rows) {
        csv.printRecord(cells(row));
      }
      csv.flush();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void table(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.forEach(row ->
        lines.add(cells(row).stream().map(cell -> cell.replaceAll("\\s*\\R\\s*", " ")).toList()));
    int[] widths = new int[columns.size()];
    lines.forEach(line -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).codePointCount(0, line.get(i).length()));
      }
    });
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        text.append(cell).append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
