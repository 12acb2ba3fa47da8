package dev.entente.curate;

import dev.entente.store.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often people agree with what was noticed, by annotator, rule and relation. */
public final class CurationReport {

  private CurationReport() {}

  /** Names of the columns of {@link #rows}. */
  public static List<String> columns() {
    return List.of("by", "name", "judged", "accepted", "corrected", "rejected", "precision");
  }

  /**
   * Rows for people; the precision is the share of what was judged that was accepted as it is.
   *
   * @param judged all verdicts; those that do not hold, or no longer find their statement, are
   *     passed over
   */
  public static List<List<String>> rows(List<Judged> judged) {
    Map<String, Map<String, Map<Verdict.Judgement, Integer>>> counts = new TreeMap<>();
    for (Judged one : judged) {
      if (one.state() == Judged.State.HOLDS
          && one.verdict().target() instanceof Verdict.Target.OfStatement statement) {
        count("annotator", statement.cell("annotator").replaceFirst("/.*", ""), one, counts);
        count("relation", statement.cell("relation"), one, counts);
        // The first word names the trigger, the rest its frame.
        count("rule", statement.cell("rule").replaceFirst(" .*", ""), one, counts);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach((by, names) ->
        names.forEach((name, verdicts) -> {
          int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
          int accepted = verdicts.getOrDefault(Verdict.Judgement.ACCEPT, 0);
          rows.add(
              List.of(
                  by,
                  name,
                  Integer.toString(all),
                  Integer.toString(accepted),
                  Integer.toString(verdicts.getOrDefault(Verdict.Judgement.CORRECT, 0)),
                  Integer.toString(verdicts.getOrDefault(Verdict.Judgement.REJECT, 0)),
                  String.format(Locale.ROOT, "%.2f", (double) accepted / all)));
        }));
    return rows;
  }

  /**
   * How many statements of each rule people judged, and how many of them they accepted as they are,
   * as the rules read it: {@code rule,right,seen}.
   */
  public static String learnt(List<Judged> judged) {
    StringBuilder csv = new StringBuilder("rule,right,seen\n");
    for (List<String> row : rows(judged)) {
      if (row.get(0).equals("rule")) {
        csv.append("%s,%s,%s\n".formatted(row.get(1), row.get(3), row.get(2)));
      }
    }
    return csv.toString();
  }

  private static void count(
      String by,
      String name,
      Judged judged,
      Map<String, Map<String, Map<Verdict.Judgement, Integer>>> counts) {
    if (!name.isEmpty() && judged.verdict().judgement() != Verdict.Judgement.WITHDRAW) {
      counts
          .computeIfAbsent(by, none -> new TreeMap<>())
          .computeIfAbsent(name, none -> new EnumMap<>(Verdict.Judgement.class))
          .merge(judged.verdict().judgement(), 1, Integer::sum);
    }
  }
}
