package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.evaluate.Comparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Measures the rules on the project's gold, prints the figures, and fails when one falls below what
 * {@code gold/floors.csv} records. Of the reporting half it shows figures only, never an error.
 */
class QualityIT {

  private static final Map<String, Evaluation> EVALUATIONS = new LinkedHashMap<>();

  /** A row of the table of floors. */
  private record Floor(String gold, String matching, String measure, double least) {}

  @BeforeAll
  static void measure() throws IOException {
    Domain domain = Domain.load(DomainFolder.ofProduct());
    RuleAnnotator rules = Rules.of(domain);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (String gold : floors().stream().map(Floor::gold).distinct().toList()) {
      Evaluation evaluation = Evaluation.of(Path.of(gold), Optional.empty(), domain, rules);
      EVALUATIONS.put(gold, evaluation);
      out.println("\n" + gold);
      new EvaluationReport(evaluation).print(out, ResultsFormat.TABLE, false);
    }
  }

  @TestFactory
  Stream<DynamicTest> noScoreFallsBelowItsFloor() throws IOException {
    return floors().stream()
        .map(floor ->
            DynamicTest.dynamicTest(
                "%s %s %s".formatted(floor.gold(), floor.matching(), floor.measure()),
                () -> {
                  double value = value(floor);
                  assertTrue(
                      value >= floor.least(),
                      "%.3f is below the floor of %.3f".formatted(value, floor.least()));
                }));
  }

  @TestFactory
  Stream<DynamicTest> theRulesReadEveryArticleOfTheGold() {
    return EVALUATIONS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () ->
                    assertTrue(
                        entry.getValue().rejections().isEmpty(),
                        entry.getValue().rejections().toString())));
  }

  private static double value(Floor floor) {
    Evaluation evaluation = Objects.requireNonNull(EVALUATIONS.get(floor.gold()));
    Comparison comparison =
        switch (floor.matching()) {
          case "strict" -> evaluation.strict();
          case "by-country" -> evaluation.byCountry();
          default -> throw new IllegalArgumentException("no matching: " + floor.matching());
        };
    return switch (floor.measure()) {
      case "precision" -> comparison.overall().precision();
      case "recall" -> comparison.overall().recall();
      case "f1" -> comparison.overall().f1();
      default -> {
        int[] counts = Objects.requireNonNull(comparison.attributes().get(floor.measure()));
        yield (double) counts[0] / counts[1];
      }
    };
  }

  private static List<Floor> floors() throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(Path.of("gold", "floors.csv"), StandardCharsets.UTF_8, format)) {
      return rows.stream()
          .map(row ->
              new Floor(
                  row.get("gold"),
                  row.get("matching"),
                  row.get("measure"),
                  Double.parseDouble(row.get("floor"))))
          .toList();
    }
  }
}
