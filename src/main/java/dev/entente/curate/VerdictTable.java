package dev.entente.curate;

import dev.entente.annotate.Spreadsheets;
import dev.entente.annotate.StatementTable;
import dev.entente.statement.EntityId;
import dev.entente.store.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Verdicts as CSV: who decided what, then the columns of the statement table as the statement was,
 * with what should read otherwise in columns that begin with {@code correct_}. Of two actors, the
 * columns {@code subject} and {@code object} name the two; of an actor's name, {@code name} holds
 * it.
 */
public final class VerdictTable {

  private static final String CORRECT = "correct_";
  private static final List<String> OWN =
      List.of("verdict", "reviewer", "time", "reason", "statement", "prefix", "suffix", "name");

  private VerdictTable() {}

  /** What a file holds: verdicts, and in one line each the rows that are none. */
  public record Read(List<Verdict> verdicts, List<String> rejections) {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(OWN);
    columns.addAll(StatementTable.COLUMNS);
    dev.entente.store.Correction.COLUMNS.stream()
        .sorted()
        .map(column -> CORRECT + column)
        .forEach(columns::add);
    return columns;
  }

  /** Writes them, one a row. */
  public static void write(List<Verdict> verdicts, Appendable out) throws IOException {
    List<String> columns = columns();
    CSVPrinter table = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get().print(out);
    table.printRecord(columns);
    for (Verdict verdict : verdicts) {
      Map<String, String> row = row(verdict);
      table.printRecord(
          columns.stream()
              .map(column -> Spreadsheets.neutral(row.getOrDefault(column, "")))
              .toList());
    }
    table.flush();
  }

  private static Map<String, String> row(Verdict verdict) {
    Map<String, String> row = new TreeMap<>();
    switch (verdict.target()) {
      case Verdict.Target.OfStatement statement -> {
        row.putAll(statement.row());
        row.put("statement", statement.identity());
        row.put("prefix", statement.prefix());
        row.put("suffix", statement.suffix());
        // An empty cell would say that nothing is corrected.
        statement
            .correction()
            .forEach((column, value) -> row.put(CORRECT + column, value.isEmpty() ? "-" : value));
      }
      case Verdict.Target.OfActors actors -> {
        row.put("subject", actors.actor().value());
        row.put("object", actors.other().value());
      }
      case Verdict.Target.OfName name -> {
        row.put("subject", name.actor().value());
        row.put("name", name.name());
      }
    }
    row.put("verdict", verdict.judgement().word());
    row.put("reviewer", verdict.reviewer());
    row.put("time", verdict.time().toString());
    row.put("reason", verdict.reason());
    return row;
  }

  /**
   * Reads what {@link #write} wrote, whoever edited it since.
   *
   * @param name what messages call the file
   */
  public static Read read(String name, Reader in) throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    List<String> rejections = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(in)) {
      for (String needed : List.of("verdict", "reviewer", "time", "subject", "object")) {
        if (!parser.getHeaderNames().contains(needed)) {
          throw new CurationException(
              "%s: the column %s is missing; 'entente curate export' shows all of them"
                  .formatted(name, needed));
        }
      }
      for (CSVRecord record : parser) {
        try {
          verdicts.add(verdict(record));
        } catch (IllegalArgumentException | DateTimeException wrong) {
          rejections.add(
              "%s, row %d: %s".formatted(name, record.getRecordNumber(), wrong.getMessage()));
        }
      }
    } catch (java.io.UncheckedIOException broken) {
      rejections.add(name + ": is no CSV from some row on; nothing from there was read");
    }
    return new Read(verdicts, rejections);
  }

  private static Verdict verdict(CSVRecord record) {
    Map<String, String> cells = new TreeMap<>();
    record
        .toMap()
        .forEach((column, cell) -> {
          String value = Spreadsheets.original(Objects.requireNonNullElse(cell, ""));
          if (!value.isEmpty()) {
            cells.put(column, value);
          }
        });
    String word = cells.getOrDefault("verdict", "");
    Verdict.Judgement judgement =
        Verdict.Judgement.of(word)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "'%s' is no verdict; there are accept, reject, correct, withdraw, merge, split, never-same and rename"
                        .formatted(word)));
    return new Verdict(
        judgement,
        cells.getOrDefault("reviewer", ""),
        Instant.parse(cells.getOrDefault("time", "")),
        cells.getOrDefault("reason", ""),
        switch (judgement) {
          case MERGE, SPLIT, NEVER_SAME ->
              new Verdict.Target.OfActors(
                  new EntityId(cells.getOrDefault("subject", "")),
                  new EntityId(cells.getOrDefault("object", "")));
          case RENAME ->
              new Verdict.Target.OfName(
                  new EntityId(cells.getOrDefault("subject", "")), cells.getOrDefault("name", ""));
          case ACCEPT, REJECT, CORRECT, WITHDRAW -> ofStatement(cells);
        });
  }

  private static Verdict.Target.OfStatement ofStatement(Map<String, String> cells) {
    String identity = cells.getOrDefault("statement", "");
    if (!identity.matches("[0-9a-f]{24}")) {
      throw new IllegalArgumentException("'%s' is no statement".formatted(identity));
    }
    Map<String, String> row = new TreeMap<>();
    Map<String, String> correction = new TreeMap<>();
    cells.forEach((column, value) -> {
      if (StatementTable.COLUMNS.contains(column)) {
        row.put(column, value);
      } else if (column.startsWith(CORRECT)) {
        correction.put(column.substring(CORRECT.length()), value.equals("-") ? "" : value);
      }
    });
    for (String needed : List.of("article", "subject", "relation", "object", "quote", "begin")) {
      if (!row.containsKey(needed)) {
        throw new IllegalArgumentException("the cell %s must not be empty".formatted(needed));
      }
    }
    Integer.parseInt(row.get("begin"));
    return new Verdict.Target.OfStatement(
        identity,
        row,
        cells.getOrDefault("prefix", ""),
        cells.getOrDefault("suffix", ""),
        correction);
  }
}
