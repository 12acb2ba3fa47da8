package dev.entente.cli;

import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleTable;
import dev.entente.article.Input;
import dev.entente.article.Place;
import dev.entente.article.readers.Inputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Prints what would be read, one row at a time, so that any number of inputs fits into memory. CSV
 * has the columns of {@code articles.csv}; cells that a spreadsheet would take for a formula begin
 * with an apostrophe there, which {@link ArticleTable} takes away again.
 */
final class DryRun {

  private static final List<String> SHOWN =
      List.of("file", "title", "issued", "language", "rule", "skipped");

  private final CommonOptions common;
  private final Map<String, Integer> rules = new TreeMap<>();
  private int skipped;
  private int rejected;

  private DryRun(CommonOptions common) {
    this.common = common;
  }

  /**
   * Reads all inputs to their end.
   *
   * @return the exit code: whether something would be rejected
   */
  static int print(CommonOptions common, Inputs inputs) throws IOException {
    DryRun run = new DryRun(common);
    try (inputs) {
      run.print(inputs);
    }
    if (!common.quiet()) {
      common.out().flush();
      common.err().println(run.summary());
    }
    return run.rejected == 0 ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private void print(Inputs inputs) throws IOException {
    if (common.results() == ResultsFormat.CSV) {
      PrintWriter out = common.out();
      CSVPrinter csv =
          new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
      csv.printRecord(ArticleTable.columns());
      while (inputs.hasNext()) {
        csv.printRecord(row(inputs.next()).stream().map(ArticleTable::harmless).toList());
      }
      csv.flush();
      return;
    }
    boolean table = common.results() == ResultsFormat.TABLE;
    Listing listing = new Listing(table ? SHOWN : ArticleTable.columns());
    while (inputs.hasNext()) {
      List<String> row = row(inputs.next());
      listing.add(
          table
              ? SHOWN.stream()
                  .map(column -> clipped(row.get(ArticleTable.columns().indexOf(column))))
                  .toArray()
              : row.toArray());
    }
    listing.print(common.out(), common.results());
  }

  private static String clipped(String cell) {
    return cell.length() <= 60 ? cell : cell.substring(0, 59) + "…";
  }

  private List<String> row(Input input) {
    return switch (input) {
      case Input.Found found -> {
        rules.merge(found.rule(), 1, Integer::sum);
        yield found(found);
      }
      case Input.Skipped leftOut -> {
        skipped++;
        yield without(leftOut.place(), leftOut.reason());
      }
      case Input.Rejected wrong -> {
        rejected++;
        String where = wrong.position().isEmpty() ? "" : wrong.position() + ": ";
        yield without(wrong.place(), "rejected: " + where + wrong.reason());
      }
    };
  }

  private static List<String> found(Input.Found found) {
    ArticleDetails details = found.article().details();
    return List.of(
        found.place().key(),
        found.article().id().value(),
        details.title().orElse(""),
        String.join("|", details.authors()),
        details.publisher().orElse(""),
        details.url().orElse(""),
        details.issued().orElse(""),
        details.language().orElse(""),
        details.complete() ? "yes" : "",
        found.rule(),
        "");
  }

  private static List<String> without(Place place, String reason) {
    return List.of(place.key(), "", "", "", "", "", "", "", "", "", reason);
  }

  private String summary() {
    int articles = rules.values().stream().mapToInt(Integer::intValue).sum();
    List<String> parts = new ArrayList<>();
    parts.add(
        "%,d %s%s"
            .formatted(
                articles,
                articles == 1 ? "article" : "articles",
                rules.isEmpty()
                    ? ""
                    : rules.entrySet().stream()
                        .map(entry -> entry.getValue() + " by " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"))));
    if (skipped > 0) {
      parts.add("%,d skipped".formatted(skipped));
    }
    if (rejected > 0) {
      parts.add("%,d rejected".formatted(rejected));
    }
    return String.join(", ", parts) + "; nothing was written";
  }
}
