package dev.entente.cli;

import dev.entente.curate.CurationReport;
import dev.entente.curate.Curator;
import dev.entente.curate.Judged;
import dev.entente.curate.VerdictTable;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entente curate}: what people decide about statements and actors. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    description = {
      "Records what people decide about statements and actors. Verdicts outlive every rebuild: they"
          + " find their statement by its id, else by article, words, actors and relation; what no"
          + " longer finds it is listed and kept. Counts, standings and plain edges follow at once.",
      "",
      "Statements are given by their id or its first digits, as explain shows them.",
      "",
      "Examples:",
      "  entente curate reject 1bbd91e3 --reason 'they only talked about it'",
      "  entente curate correct 1bbd91e3 tense=future certainty=possible",
      "  entente curate merge 'Kim Jong-un' 'Kim Jong Un'"
    },
    subcommands = {
      CurateCommand.Accept.class,
      CurateCommand.Reject.class,
      CurateCommand.Correct.class,
      CurateCommand.Withdraw.class,
      CurateCommand.Merge.class,
      CurateCommand.Split.class,
      CurateCommand.NeverSame.class,
      CurateCommand.Show.class,
      CurateCommand.Orphans.class,
      CurateCommand.Export.class,
      CurateCommand.Import.class,
      CurateCommand.Report.class
    })
final class CurateCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say accept, reject, correct, list … (see --help)");
  }

  private static <T> T curate(CommonOptions common, Function<Curator, T> doing) throws IOException {
    try (EntenteStore store = EntenteStore.open(common.location())) {
      String policy =
          store.setting(Terms.POLICY).map(words -> words.replaceFirst(" .*", "")).orElse("");
      return doing.apply(
          new Curator(
              store,
              OntologyReader.read(common.domain().ontology()),
              common.domain().policy(policy.isEmpty() ? Policy.STANDARD : policy)));
    }
  }

  private static int said(RelationsGraph.Summary summary, CommonOptions common) {
    if (!common.quiet()) {
      common
          .err()
          .println(
              "%,d of %,d statements count now; %s"
                  .formatted(
                      summary.counted(),
                      summary.statements(),
                      summary.standings().entrySet().stream()
                          .map(count -> "%,d %s".formatted(count.getValue(), count.getKey().word()))
                          .collect(Collectors.joining(", "))));
    }
    return ExitCode.DONE;
  }

  /** Who decides, and why. */
  static final class Signature {
    @Option(
        names = "--reviewer",
        paramLabel = "NAME",
        description = "Who decides (default: $${ENTENTE_REVIEWER}, else the name of the account).")
    private @Nullable String reviewer;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why.")
    private String reason = "";

    String reviewer() {
      if (reviewer != null) {
        return reviewer;
      }
      String own = System.getenv("ENTENTE_REVIEWER");
      return own == null || own.isBlank() ? System.getProperty("user.name", "") : own;
    }
  }

  /** What commands about statements share. */
  abstract static class OfStatements implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private Signature signature = new Signature();

    @Parameters(
        paramLabel = "STATEMENT",
        arity = "1..*",
        description = "Ids, or their first digits.")
    private List<String> statements = List.of();

    abstract Verdict.Judgement judgement();

    @Override
    public Integer call() throws IOException {
      return said(
          curate(
              common,
              curator ->
                  curator.judge(
                      judgement(), statements, Map.of(), signature.reviewer(), signature.reason)),
          common);
    }
  }

  /** The article says so. */
  @Command(
      name = "accept",
      description = "Says that the article says it so; the statement counts as a person's.",
      mixinStandardHelpOptions = true)
  static final class Accept extends OfStatements {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.ACCEPT;
    }
  }

  /** The article does not say so. */
  @Command(
      name = "reject",
      description =
          "Says that the article does not say it; the statement stays and counts nowhere.",
      mixinStandardHelpOptions = true)
  static final class Reject extends OfStatements {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.REJECT;
    }
  }

  /** Undoes. */
  @Command(
      name = "withdraw",
      aliases = "undo",
      description = "Takes back what the reviewer decided about statements; both stay recorded.",
      mixinStandardHelpOptions = true)
  static final class Withdraw extends OfStatements {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.WITHDRAW;
    }
  }

  /** The article says it otherwise. */
  @Command(
      name = "correct",
      description =
          "Says how the article says it: columns of the statement table with what they should"
              + " hold, such as polarity=negated or object=Japan. Both forms are kept, the corrected"
              + " one counts.",
      mixinStandardHelpOptions = true)
  static final class Correct implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private Signature signature = new Signature();

    @Parameters(index = "0", paramLabel = "STATEMENT", description = "Its id, or the first digits.")
    private String statement = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COLUMN=VALUE")
    private Map<String, String> correction = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
      return said(
          curate(
              common,
              curator ->
                  curator.judge(
                      Verdict.Judgement.CORRECT,
                      List.of(statement),
                      correction,
                      signature.reviewer(),
                      signature.reason)),
          common);
    }
  }

  /** What commands about two actors share. */
  abstract static class OfActors implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private Signature signature = new Signature();

    @Parameters(index = "0", paramLabel = "ACTOR", description = "A name, an id or an IRI.")
    private String actor = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "The other one.")
    private String other = "";

    abstract Verdict.Judgement judgement();

    @Override
    public Integer call() throws IOException {
      return said(
          curate(
              common,
              curator ->
                  curator.judge(judgement(), actor, other, signature.reviewer(), signature.reason)),
          common);
    }
  }

  /** Two are one. */
  @Command(
      name = "merge",
      description = "Says that the first actor is the second; its relationships are the second's.",
      mixinStandardHelpOptions = true)
  static final class Merge extends OfActors {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.MERGE;
    }
  }

  /** They are not. */
  @Command(name = "split", description = "Undoes a merge.", mixinStandardHelpOptions = true)
  static final class Split extends OfActors {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.SPLIT;
    }
  }

  /** Nor will they be. */
  @Command(
      name = "never-same",
      description = "Says that two actors are not one, whatever they are called.",
      mixinStandardHelpOptions = true)
  static final class NeverSame extends OfActors {
    @Override
    Verdict.Judgement judgement() {
      return Verdict.Judgement.NEVER_SAME;
    }
  }

  private static void print(List<Judged> judged, CommonOptions common) throws IOException {
    Listing listing =
        new Listing("time", "reviewer", "verdict", "state", "about", "quote", "reason");
    for (Judged one : judged) {
      Verdict verdict = one.verdict();
      listing.add(
          verdict.time().toString(),
          verdict.reviewer(),
          verdict.judgement().word(),
          one.state().word(),
          switch (verdict.target()) {
            case Verdict.Target.OfActors actors -> actors.actor() + ", " + actors.other();
            case Verdict.Target.OfStatement statement ->
                "%s %s %s %s%s"
                    .formatted(
                        statement.identity().substring(0, 8),
                        statement.cell("subject"),
                        statement.cell("relation"),
                        statement.cell("object"),
                        statement.correction().entrySet().stream()
                            .map(cell -> "; " + cell.getKey() + "=" + cell.getValue())
                            .collect(Collectors.joining()));
          },
          verdict.target() instanceof Verdict.Target.OfStatement statement
              ? statement.cell("quote")
              : "",
          verdict.reason());
    }
    listing.print(common.out(), common.results());
  }

  /** Prints all. */
  @Command(
      name = "list",
      description = "Prints all verdicts, the oldest first, and whether they hold.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
      print(curate(common, Curator::all), common);
      return ExitCode.DONE;
    }
  }

  /** Prints those whose statement is gone. */
  @Command(
      name = "orphans",
      description = "Prints verdicts whose statement is no longer there in the same words.",
      mixinStandardHelpOptions = true)
  static final class Orphans implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
      List<Judged> orphans =
          curate(common, Curator::all).stream()
              .filter(one -> one.state() == Judged.State.ORPHAN)
              .toList();
      if (orphans.isEmpty() && !common.quiet()) {
        common.err().println("every verdict has its statement");
      }
      print(orphans, common);
      return ExitCode.DONE;
    }
  }

  /** Writes all as a table. */
  @Command(
      name = "export",
      description = "Writes all verdicts as CSV, in the columns of the statement table and more.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; - for standard output (default).")
    private Path output = Path.of("-");

    @Override
    public Integer call() throws IOException {
      List<Verdict> verdicts = curate(common, Curator::all).stream().map(Judged::verdict).toList();
      if (output.toString().equals("-")) {
        VerdictTable.write(verdicts, common.out());
        return ExitCode.DONE;
      }
      Path part = output.resolveSibling("." + output.getFileName() + ".part");
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        VerdictTable.write(verdicts, out);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
      return ExitCode.DONE;
    }
  }

  /** Reads a table of another store or person. */
  @Command(
      name = "import",
      description =
          "Adds the verdicts of a file that export wrote; those that are there already are left"
              + " alone, and where two people disagree both stay, the later one decides and the"
              + " conflict is told (exit code 3 if rows are rejected).",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The table; - for standard input.")
    private Path file = Path.of("-");

    @Override
    public Integer call() throws IOException {
      VerdictTable.Read read;
      try (Reader in =
          file.toString().equals("-")
              ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
              : Files.newBufferedReader(file)) {
        read = VerdictTable.read(file.toString(), in);
      }
      read.rejections().forEach(line -> common.err().println("rejected: " + line));
      List<String> told =
          curate(
              common,
              curator -> {
                Set<String> known = new HashSet<>();
                curator.all().forEach(one -> known.add(one.verdict().id()));
                List<Verdict> fresh =
                    read.verdicts().stream().filter(one -> known.add(one.id())).toList();
                if (!fresh.isEmpty()) {
                  curator.record(fresh);
                }
                List<String> lines = new ArrayList<>(conflicts(curator.all()));
                lines.add(
                    "%,d verdicts added, %,d were there already"
                        .formatted(fresh.size(), read.verdicts().size() - fresh.size()));
                return lines;
              });
      if (!common.quiet()) {
        told.forEach(common.err()::println);
      }
      return read.rejections().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }

    /** What different people decided differently about one statement. */
    private static List<String> conflicts(List<Judged> all) {
      Map<String, Map<String, Verdict>> last = new TreeMap<>();
      all.forEach(one ->
          one.statements()
              .forEach(statement ->
                  last.computeIfAbsent(statement, none -> new HashMap<>())
                      .put(one.verdict().reviewer(), one.verdict())));
      List<String> lines = new ArrayList<>();
      last.forEach((statement, byReviewer) -> {
        Map<String, Verdict> standing = new TreeMap<>(byReviewer);
        standing.values().removeIf(verdict -> verdict.judgement() == Verdict.Judgement.WITHDRAW);
        long different =
            standing.values().stream()
                .map(verdict ->
                    verdict.judgement()
                        + (verdict.target() instanceof Verdict.Target.OfStatement target
                            ? target.correction().toString()
                            : ""))
                .distinct()
                .count();
        if (different > 1) {
          lines.add(
              "conflict: %s: %s"
                  .formatted(
                      statement,
                      standing.entrySet().stream()
                          .map(entry -> entry.getKey() + " " + entry.getValue().judgement().word())
                          .collect(Collectors.joining(", "))));
        }
      });
      return lines;
    }
  }

  /** How often people agree with machines. */
  @Command(
      name = "report",
      description =
          "Prints how much of what was judged was accepted, by annotator, rule and relation.",
      mixinStandardHelpOptions = true)
  static final class Report implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
      Listing listing = new Listing(CurationReport.columns());
      CurationReport.rows(curate(common, Curator::all)).forEach(row -> listing.add(row.toArray()));
      listing.print(common.out(), common.results());
      return ExitCode.DONE;
    }
  }
}
