package dev.entente.curate;

import dev.entente.annotate.Spreadsheets;
import dev.entente.annotate.StatementTable;
import dev.entente.store.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What people found right, or made right, as a gold table: of one reviewer, of whoever decided
 * last, or of two, where they agree or a third one has settled it.
 *
 * @param rows of the statement table
 * @param undecided statements on which the two differ, in one line each
 * @param left articles that hold statements nobody judged, so that gold of them would be partial
 */
public record GoldTable(List<Map<String, String>> rows, List<String> undecided, Set<String> left) {

  /**
   * @param judged all verdicts of a store
   * @param reviewers none for whoever decided last, else one, or two who are to agree
   * @param unjudged by article, the statements of machines that nobody judged; articles that are
   *     named here are left out
   */
  static GoldTable of(List<Judged> judged, List<String> reviewers, Set<String> unjudged) {
    Map<String, Map<String, Verdict>> last = new TreeMap<>();
    for (Judged one : judged) {
      one.statements()
          .forEach(statement ->
              last.computeIfAbsent(statement, none -> new LinkedHashMap<>())
                  .put(one.verdict().reviewer(), one.verdict()));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>();
    last.forEach((statement, byReviewer) -> {
      byReviewer.values().removeIf(verdict -> verdict.judgement() == Verdict.Judgement.WITHDRAW);
      Optional<Verdict> decided = decided(byReviewer, reviewers);
      if (decided.isEmpty()) {
        if (reviewers.size() == 2 && byReviewer.keySet().containsAll(reviewers)) {
          undecided.add(
              "%s: %s"
                  .formatted(
                      statement,
                      String.join(
                          ", ",
                          reviewers.stream()
                              .map(name -> name + " " + words(byReviewer.get(name)))
                              .toList())));
        }
        return;
      }
      Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) decided.get().target();
      if (unjudged.contains(target.cell("article"))) {
        left.add(target.cell("article"));
      } else if (decided.get().judgement() != Verdict.Judgement.REJECT) {
        rows.add(row(target, decided.get().reviewer()));
      }
    });
    rows.sort(
        Comparator.comparing((Map<String, String> row) -> row.getOrDefault("article", ""))
            .thenComparing(row -> Integer.parseInt(row.getOrDefault("begin", "0"))));
    return new GoldTable(rows, undecided, left);
  }

  private static Optional<Verdict> decided(
      Map<String, Verdict> byReviewer, List<String> reviewers) {
    Comparator<Verdict> time = Comparator.comparing(Verdict::time).thenComparing(Verdict::id);
    if (reviewers.isEmpty()) {
      return byReviewer.values().stream().max(time);
    }
    if (reviewers.size() == 1) {
      return Optional.ofNullable(byReviewer.get(reviewers.getFirst()));
    }
    Set<String> said = new HashSet<>();
    reviewers.forEach(name -> {
      Verdict verdict = byReviewer.get(name);
      said.add(verdict == null ? name : words(verdict));
    });
    boolean agree = said.size() == 1 && byReviewer.keySet().containsAll(reviewers);
    return agree
        ? Optional.ofNullable(byReviewer.get(reviewers.getFirst()))
        : byReviewer.entrySet().stream()
            .filter(entry -> !reviewers.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .max(time);
  }

  private static String words(@Nullable Verdict verdict) {
    if (verdict == null) {
      return "nothing";
    }
    return verdict.judgement().word()
        + (verdict.target() instanceof Verdict.Target.OfStatement target
                && !target.correction().isEmpty()
            ? " " + target.correction()
            : "");
  }

  private static Map<String, String> row(Verdict.Target.OfStatement target, String reviewer) {
    Map<String, String> row = new TreeMap<>(target.row());
    row.putAll(target.correction());
    // The label is the former actor's, and nobody measured the reviewer.
    for (String part : List.of("subject", "object", "source")) {
      if (target.correction().containsKey(part)) {
        row.remove(part + "_label");
      }
    }
    row.keySet().removeAll(List.of("rule", "confidence", "about", "id"));
    row.put("annotator", reviewer);
    return row;
  }

  /** Writes it as CSV. */
  public void write(Appendable out) throws IOException {
    CSVPrinter table = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get().print(out);
    table.printRecord(StatementTable.COLUMNS);
    for (Map<String, String> row : rows) {
      table.printRecord(
          StatementTable.COLUMNS.stream()
              .map(column -> Spreadsheets.neutral(row.getOrDefault(column, "")))
              .toList());
    }
    table.flush();
  }
}
