package dev.entente.cli;

import dev.entente.evaluate.Agreement;
import dev.entente.evaluate.Gold;
import dev.entente.evaluate.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how far coders of the same articles agree. */
@Command(
    name = "agreement",
    description = {
      "Prints how far two coders or more agree: Krippendorff's alpha with bootstrap intervals.",
      "",
      "Statements meet where they stand in the same sentence and have the same actors. Only"
          + " articles that every table has are compared; a table's rows may be given in several"
          + " files, joined by +."
    },
    mixinStandardHelpOptions = true)
public final class AgreementCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "2..*",
      paramLabel = "TABLE",
      description = "A coder's statement table, or several joined by +.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--by-country",
      description = "Let organs, office-holders and capitals stand for their states.")
  private boolean byCountry;

  @Option(
      names = "--likeliest",
      description = "Of alternatives in a cell count the first only, but for actors.")
  private boolean likeliest;

  @Option(
      names = "--errors",
      description = "List what the coders see differently, and what only one of them has.")
  private boolean errors;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Resamples for the intervals (default: ${DEFAULT-VALUE}).")
  private int rounds = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the resampling (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--rounds must be above zero, not " + rounds);
    }
    Domain domain = Domain.load(common.domain());
    List<List<Row>> coders = new ArrayList<>();
    for (String table : tables) {
      List<Row> rows = new ArrayList<>();
      for (String file : table.split("\\+")) {
        rows.addAll(Gold.read(Path.of(file)));
      }
      coders.add(rows);
    }
    Agreement agreement = new Agreement(coders, Rules.actors(domain), byCountry, likeliest);
    Listing alphas = alphas(agreement);
    Listing differences = differences(agreement);
    switch (common.results()) {
      case JSON -> {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("met", agreement.met().size());
        all.put("alone", agreement.alone().size());
        all.put("alpha", alphas.rows());
        if (errors) {
          all.put("disagreements", differences.rows());
        }
        common.out().println(Listing.json(all));
      }
      case TABLE, MD -> {
        alphas.print(common.out(), common.results());
        common
            .out()
            .println(
                "%n%d statements met, %d are one coder's alone"
                    .formatted(agreement.met().size(), agreement.alone().size()));
        if (errors) {
          common.out().println();
          differences.print(common.out(), common.results());
        }
      }
      default -> (errors ? differences : alphas).print(common.out(), common.results());
    }
    return ExitCode.DONE;
  }

  private Listing alphas(Agreement agreement) {
    Listing listing = new Listing("attribute", "alpha", "low", "high", "observed", "units");
    agreement
        .alphas(rounds, seed)
        .forEach((attribute, alpha) ->
            listing.add(
                attribute,
                cell(alpha.value()),
                cell(alpha.low()),
                cell(alpha.high()),
                EvaluationReport.rounded(agreement.observed(attribute)),
                alpha.units()));
    return listing;
  }

  private static Object cell(Optional<Double> value) {
    return value.<Object>map(EvaluationReport::rounded).orElse("");
  }

  private static Listing differences(Agreement agreement) {
    Listing listing = new Listing("article", "begin", "subject", "object", "attribute", "values");
    for (Agreement.Disagreement difference : agreement.disagreements()) {
      add(
          listing,
          difference.unit(),
          difference.attribute(),
          difference.values().stream()
              .map(value -> value.isEmpty() ? "-" : value)
              .collect(Collectors.joining(" / ")));
    }
    for (Agreement.Unit unit : agreement.alone()) {
      add(
          listing,
          unit,
          "statement",
          unit.rows().stream()
              .map(row -> row == null ? "-" : row.cell("relation"))
              .collect(Collectors.joining(" / ")));
    }
    return listing;
  }

  private static void add(Listing listing, Agreement.Unit unit, String attribute, String values) {
    Row row = unit.first();
    listing.add(
        row.cell("article"),
        row.cell("begin"),
        String.join("|", row.actors("subject")),
        String.join("|", row.actors("object")),
        attribute,
        values);
  }
}
