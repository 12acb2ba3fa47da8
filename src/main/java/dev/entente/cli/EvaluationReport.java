package dev.entente.cli;

import dev.entente.evaluate.Comparison;
import dev.entente.evaluate.Row;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows an evaluation: scores, how right the attributes are, and the errors if asked for. */
final class EvaluationReport {

  private final Evaluation evaluation;

  EvaluationReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  void print(PrintWriter out, ResultsFormat format, boolean withErrors) {
    if (format == ResultsFormat.JSON) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("scores", scores().rows());
      all.put("attributes", attributes().rows());
      if (withErrors) {
        all.put("errors", errors().rows());
      }
      out.println(Listing.json(all));
      return;
    }
    if (format == ResultsFormat.TABLE || format == ResultsFormat.MD) {
      scores().print(out, format);
      out.println();
      attributes().print(out, format);
      if (withErrors) {
        out.println();
        errors().print(out, format);
      }
    } else if (withErrors) {
      errors().print(out, format);
    } else {
      flat().print(out, format);
    }
  }

  /** Overall, background apart, by quad class or other group, by relation. */
  Listing scores() {
    Listing listing =
        new Listing(
            "matching", "part", "name", "found", "missed", "wrong", "precision", "recall", "f1");
    byMatching()
        .forEach((matching, comparison) -> {
          add(listing, matching, "overall", "all relations", comparison.overall());
          add(listing, matching, "overall", "background", comparison.background());
        });
    byMatching()
        .forEach((matching, comparison) ->
            comparison
                .byGroup()
                .forEach((name, score) -> add(listing, matching, "group", name, score)));
    byMatching()
        .forEach((matching, comparison) ->
            comparison
                .byRelation()
                .forEach((name, score) -> add(listing, matching, "relation", name, score)));
    return listing;
  }

  private static void add(
      Listing listing, String matching, String part, String name, Comparison.Score score) {
    listing.add(
        matching,
        part,
        name,
        score.found(),
        score.missed(),
        score.wrong(),
        rounded(score.precision()),
        rounded(score.recall()),
        rounded(score.f1()));
  }

  /** On what matched. */
  Listing attributes() {
    Listing listing = new Listing("matching", "attribute", "right", "judged", "accuracy");
    byMatching()
        .forEach((matching, comparison) ->
            comparison
                .attributes()
                .forEach((name, counts) ->
                    listing.add(
                        matching,
                        name,
                        counts[0],
                        counts[1],
                        rounded((double) counts[0] / counts[1]))));
    return listing;
  }

  /** Both listings in one, for what reads one table only. */
  private Listing flat() {
    Listing listing =
        new Listing(
            "matching",
            "part",
            "name",
            "found",
            "missed",
            "wrong",
            "precision",
            "recall",
            "f1",
            "right",
            "judged",
            "accuracy");
    for (Map<String, Object> row : scores().rows()) {
      Object[] cells = new Object[12];
      System.arraycopy(row.values().toArray(), 0, cells, 0, 9);
      java.util.Arrays.fill(cells, 9, 12, "");
      listing.add(cells);
    }
    for (Map<String, Object> row : attributes().rows()) {
      Object[] counts = row.values().toArray();
      listing.add(
          counts[0],
          "attribute",
          counts[1],
          "",
          "",
          "",
          "",
          "",
          "",
          counts[2],
          counts[3],
          counts[4]);
    }
    return listing;
  }

  /** Misses, false ones and wrong attributes by country, each with its sentence. */
  Listing errors() {
    Listing listing =
        new Listing(
            "error",
            "article",
            "id",
            "subject",
            "relation",
            "object",
            "gold",
            "predicted",
            "rule",
            "sentence");
    Comparison comparison = evaluation.byCountry();
    for (Row row : comparison.misses()) {
      add(listing, "missed", row, String.join(" ", values(row)), "");
    }
    for (Row row : comparison.wrong()) {
      add(listing, "false", row, "", String.join(" ", values(row)));
    }
    for (Comparison.Match match : comparison.matches()) {
      for (String attribute : Comparison.ATTRIBUTES) {
        if (Boolean.FALSE.equals(match.right().get(attribute))) {
          listing.add(
              attribute,
              match.gold().cell("article"),
              match.gold().cell("id"),
              actor(match.predicted(), "subject"),
              match.predicted().cell("relation"),
              actor(match.predicted(), "object"),
              value(match.gold(), attribute),
              value(match.predicted(), attribute),
              match.predicted().cell("rule"),
              evaluation.sentence(match.predicted()));
        }
      }
    }
    return listing;
  }

  private void add(Listing listing, String error, Row row, String gold, String predicted) {
    listing.add(
        error,
        row.cell("article"),
        row.cell("id"),
        actor(row, "subject"),
        row.cell("relation"),
        actor(row, "object"),
        gold,
        predicted,
        row.cell("rule"),
        evaluation.sentence(row));
  }

  private static List<String> values(Row row) {
    return List.of(row.cell("polarity"), row.cell("certainty"), row.cell("tense")).stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static String value(Row row, String attribute) {
    return attribute.equals("source") ? actor(row, "source") : row.cell(attribute);
  }

  private static String actor(Row row, String column) {
    return row.cell(column + "_label").isEmpty() ? row.cell(column) : row.cell(column + "_label");
  }

  private Map<String, Comparison> byMatching() {
    Map<String, Comparison> comparisons = new LinkedHashMap<>();
    comparisons.put("strict", evaluation.strict());
    comparisons.put("by-country", evaluation.byCountry());
    return comparisons;
  }

  /** To three places. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
