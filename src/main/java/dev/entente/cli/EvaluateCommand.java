package dev.entente.cli;

import dev.entente.annotate.rules.Precision;
import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.NominalGroups;
import dev.entente.evaluate.Calibration;
import dev.entente.evaluate.Comparison;
import dev.entente.evaluate.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares statements with gold, and learns from gold how sure each rule is. */
@Command(
    name = "evaluate",
    description = {
      "Compares statements with gold: precision, recall, F1, and how right what matched is.",
      "",
      "Without PREDICTED the rules annotate the gold's articles: all texts in the folder that is"
          + " named like the gold file, else the texts of its rows in articles/ or beside it.",
      "A prediction matches a gold row when the article is the same, its evidence begins inside the"
          + " gold span, its relation is among the alternatives and the actors are the same; by"
          + " country, an organ, office-holder or capital may stand for its state where either side"
          + " is a state."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private Rules rules = new Rules();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "GOLD [PREDICTED]",
      description = "Statement tables, CSV or JSON lines; with --learn all of them are gold.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--articles",
      paramLabel = "DIR",
      description = "Where the texts of the gold's articles are.")
  private @Nullable Path articles;

  @Option(
      names = "--entities",
      paramLabel = "DIR",
      description = "A folder with entity tables of your own; their rows win. May be repeated.")
  private List<Path> entities = new ArrayList<>();

  @Option(
      names = "--errors",
      paramLabel = "[HALF]",
      preprocessor = HalfOrAll.class,
      description =
          "List what was missed and what is false, with sentences; with --plover of one half only,"
              + " tune or report.")
  private @Nullable String errors;

  @Option(
      names = "--plover",
      paramLabel = "GOLD",
      description = "Compare event types with sentences coded in PLOVER instead.")
  private @Nullable Path plover;

  @Option(
      names = "--actors",
      description =
          "With --plover: compare the countries of its actors instead, each read in its sentence:"
              + " all, and those whose country the text can tell (by some name, and none of another"
              + " state alone).")
  private boolean actors;

  @Option(
      names = "--learn",
      paramLabel = "OUT",
      description =
          "Write how often each rule was right on the gold (rule,right,seen), and print whether the"
              + " confidence that follows keeps its promise on articles left out.")
  private @Nullable Path learn;

  @Override
  public Integer call() throws IOException {
    Domain domain = Domain.load(common.domain(), entities);
    if (actors) {
      if (plover == null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--actors needs --plover=GOLD, whose actors it compares");
      }
      print(actors(plover, domain));
      return ExitCode.DONE;
    }
    if (plover != null) {
      PloverEvaluation evaluation = new PloverEvaluation(plover, domain, annotator(domain));
      print(evaluation);
      return told(evaluation.rejections());
    }
    if (learn != null) {
      return learn(domain, learn);
    }
    if (files.isEmpty() || files.size() > 2) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "name one gold table, and at most one predicted table");
    }
    Optional<Path> folder = Optional.ofNullable(articles);
    Evaluation evaluation =
        files.size() == 2
            ? Evaluation.of(files.get(0), files.get(1), folder, domain)
            : Evaluation.of(files.get(0), folder, domain, annotator(domain));
    new EvaluationReport(evaluation).print(common.out(), common.results(), errors != null);
    return told(evaluation.rejections().stream().map(String::valueOf).toList());
  }

  private RuleAnnotator annotator(Domain domain) {
    return rules.bounded(Rules.of(domain));
  }

  private int told(List<String> rejections) {
    common.out().flush();
    rejections.forEach(line -> common.err().println("entente: " + line));
    return rejections.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private static ActorEvaluation actors(Path gold, Domain domain) throws IOException {
    return new ActorEvaluation(
        PloverEvaluation.rows(gold, ActorEvaluation.COLUMNS),
        domain.entities(),
        new Gazetteer(domain.entities(), NominalGroups.load(List.of(domain.folder().lexicon()))));
  }

  private void print(ActorEvaluation evaluation) {
    print(evaluation.scores(), Optional.ofNullable(errors).map(evaluation::errors));
  }

  private void print(PloverEvaluation evaluation) {
    print(evaluation.scores(), Optional.ofNullable(errors).map(evaluation::errors));
  }

  private void print(Listing scores, Optional<Listing> listed) {
    if (common.results() == ResultsFormat.JSON) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("scores", scores.rows());
      listed.ifPresent(found -> all.put("errors", found.rows()));
      common.out().println(Listing.json(all));
      return;
    }
    if (listed.isEmpty() || common.results() == ResultsFormat.TABLE) {
      scores.print(common.out(), common.results());
    }
    listed.ifPresent(found -> found.print(common.out(), common.results()));
  }

  private int learn(Domain domain, Path out) throws IOException {
    if (files.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--learn needs a gold table to learn from");
    }
    RuleAnnotator annotator = annotator(domain);
    List<Calibration.Judged> judged = new ArrayList<>();
    List<String> rejections = new ArrayList<>();
    for (Path gold : files) {
      Evaluation evaluation = Evaluation.of(gold, Optional.ofNullable(articles), domain, annotator);
      judged.addAll(judged(evaluation.byCountry()));
      evaluation.rejections().forEach(rejection -> rejections.add(rejection.toString()));
    }
    Files.writeString(out, Precision.of(counts(judged)).toCsv(), StandardCharsets.UTF_8);
    print(new Calibration(judged, seen -> Precision.of(counts(seen))::confidence));
    return told(rejections);
  }

  /** What gold judges: rows that match gold that need not be found are left out. */
  static List<Calibration.Judged> judged(Comparison comparison) {
    List<Calibration.Judged> judged = new ArrayList<>();
    comparison.matches().forEach(match -> judged.add(judged(match.predicted(), true)));
    comparison.wrong().forEach(row -> judged.add(judged(row, false)));
    return judged;
  }

  private static Calibration.Judged judged(Row predicted, boolean right) {
    return new Calibration.Judged(
        predicted.cell("article"), Precision.nameOf(predicted.cell("rule")), right);
  }

  /** How often each rule was right. */
  static Map<String, Precision.Count> counts(List<Calibration.Judged> judged) {
    Map<String, Precision.Count> counts = new TreeMap<>();
    judged.forEach(one ->
        counts.merge(
            one.rule(),
            new Precision.Count(one.right() ? 1 : 0, 1),
            (a, b) -> new Precision.Count(a.right() + b.right(), a.seen() + b.seen())));
    return counts;
  }

  private void print(Calibration calibration) {
    Listing bins = new Listing("confidence_from", "statements", "right", "share", "confidence");
    for (Calibration.Bin bin : calibration.bins()) {
      bins.add(
          bin.from(),
          bin.statements(),
          bin.right(),
          EvaluationReport.rounded(bin.share()),
          EvaluationReport.rounded(bin.confidence()));
    }
    if (common.results() == ResultsFormat.JSON) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("brier", EvaluationReport.rounded(calibration.brier()));
      all.put("statements", calibration.statements());
      all.put("without_confidence", calibration.withoutConfidence());
      all.put("bins", bins.rows());
      common.out().println(Listing.json(all));
      return;
    }
    bins.print(common.out(), common.results());
    if (common.results() == ResultsFormat.TABLE) {
      common
          .out()
          .println(
              "Brier score %.3f over %d statements of left-out articles; %d without confidence"
                  .formatted(
                      calibration.brier(),
                      calibration.statements(),
                      calibration.withoutConfidence()));
    }
  }

  /** Lets {@code --errors} stand without a value before a file. */
  static final class HalfOrAll implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (arguments.isEmpty() || !arguments.peek().matches("tune|report|all")) {
        arguments.push("all");
      }
      return false;
    }
  }
}
