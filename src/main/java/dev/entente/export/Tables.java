package dev.entente.export;

import dev.entente.annotate.Spreadsheets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Opens CSV files the way all of our exports want them: UTF-8, a header row, LF. */
final class Tables {

  private Tables() {}

  /** The printer owns the stream. */
  static CSVPrinter open(OutputStream out, List<String> header) throws IOException {
    return open(out, header, CSVFormat.DEFAULT);
  }

  static CSVPrinter open(OutputStream out, List<String> header, CSVFormat format)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter printer = format.builder().setRecordSeparator('\n').get().print(writer);
    printer.printRecord(header);
    return printer;
  }

  /** As {@link Spreadsheets#neutral}. */
  static String safe(String cell) {
    return Spreadsheets.neutral(cell);
  }
}
