package dev.entente.cli;

import dev.entente.curate.CurationReport;
import dev.entente.curate.Curator;
import dev.entente.curate.Judged;
import dev.entente.curate.VerdictTable;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that show verdicts and carry them from one store to another. */
final class VerdictListCommands {

  private VerdictListCommands() {}

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
            case Verdict.Target.OfName name -> name.actor() + ", " + name.name();
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
    @Mixin private Curating curating = new Curating();

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      print(curating.with(Curator::all), common);
      return ExitCode.DONE;
    }
  }

  /** Prints those whose statement is gone. */
  @Command(
      name = "orphans",
      description = "Prints verdicts whose statement is no longer there in the same words.",
      mixinStandardHelpOptions = true)
  static final class Orphans implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      List<Judged> orphans =
          curating.with(Curator::all).stream()
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
    @Mixin private Curating curating = new Curating();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; - for standard output (default).")
    private Path output = Path.of("-");

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      List<Verdict> verdicts = curating.with(Curator::all).stream().map(Judged::verdict).toList();
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
    @Mixin private Curating curating = new Curating();

    @Parameters(paramLabel = "FILE", description = "The table; - for standard input.")
    private Path file = Path.of("-");

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      VerdictTable.Read read;
      try (Reader in =
          file.toString().equals("-")
              ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
              : Files.newBufferedReader(file)) {
        read = VerdictTable.read(file.toString(), in);
      }
      read.rejections().forEach(line -> common.err().println("rejected: " + line));
      List<String> told =
          curating.with(curator -> {
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
    @Mixin private Curating curating = new Curating();

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      Listing listing = new Listing(CurationReport.columns());
      CurationReport.rows(curating.with(Curator::all)).forEach(row -> listing.add(row.toArray()));
      listing.print(common.out(), common.results());
      return ExitCode.DONE;
    }
  }
}
