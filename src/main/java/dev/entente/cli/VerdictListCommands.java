package dev.entente.cli;

import dev.entente.curate.CurationReport;
import dev.entente.curate.Curator;
import dev.entente.curate.GoldTable;
import dev.entente.curate.Judged;
import dev.entente.curate.VerdictTable;
import dev.entente.store.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that show verdicts and carry them from one store to another. */
final class VerdictListCommands {

  private VerdictListCommands() {}

  /** What goes into a file. */
  private interface Content {
    void write(Appendable out) throws IOException;
  }

  /** The file appears whole or not at all. */
  private static void write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      content.write(out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where a table goes. */
  private static final class Output {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; - for standard output (default).")
    private Path file = Path.of("-");

    void write(CommonOptions common, Content content) throws IOException {
      if (file.toString().equals("-")) {
        content.write(common.out());
      } else {
        VerdictListCommands.write(file, content);
      }
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

    @Mixin private Output output = new Output();

    @Override
    public Integer call() throws IOException {
      CommonOptions common = curating.common();
      List<Verdict> verdicts = curating.with(Curator::all).stream().map(Judged::verdict).toList();
      output.write(common, out -> VerdictTable.write(verdicts, out));
      return ExitCode.DONE;
    }
  }

  /** Reads a table of another store or person, or files of an annotation tool. */
  @Command(
      name = "import",
      description = {
        "Adds the verdicts of a file that export wrote; those that are there already are left"
            + " alone, and where two people disagree both stay, the later one decides and the"
            + " conflict is told (exit code 3 if rows are rejected).",
        "",
        "Files of INCEpTION (UIMA CAS JSON) and Label Studio (JSON) that 'export inception' or"
            + " 'export labelstudio' began become verdicts too: what people changed is corrected,"
            + " what they took out is rejected, and what they added goes into a statement table."
      },
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Mixin private Curating.Signature signature = new Curating.Signature();

    @Parameters(
        arity = "1..*",
        paramLabel = "FILE",
        description = "Tables or files of a tool; - for standard input.")
    private List<Path> files = List.of();

    @Option(
        names = "--statements",
        paramLabel = "TABLE",
        description =
            "Where statements that people added in a tool go, as a table for build, such as"
                + " seeds/annotations/jd.csv; rows that are there are replaced.")
    private @Nullable Path statements;

    @Option(
        names = "--missing-rejected",
        description = "Take statements that are not in a file of INCEpTION for rejected.")
    private boolean missingRejected;

    @Override
    public Integer call() throws IOException {
      int code = ExitCode.DONE;
      List<Map<String, String>> added = new ArrayList<>();
      for (Path file : files) {
        String text =
            file.toString().equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(file);
        boolean json = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        boolean whole = json ? tool(file, text, added) : table(file, text);
        code = whole ? code : ExitCode.REJECTED;
      }
      if (!added.isEmpty()) {
        if (statements == null) {
          curating
              .common()
              .err()
              .println(
                  "%,d new statements were left out; name a table for them with --statements"
                      .formatted(added.size()));
          return ExitCode.REJECTED;
        }
        write(statements, out -> Curator.write(added, out));
        if (!curating.common().quiet()) {
          curating
              .common()
              .err()
              .println(
                  "%,d new statements in %s; build reads them from the annotations of its seeds"
                      .formatted(added.size(), statements));
        }
      }
      return code;
    }

    private boolean tool(Path file, String text, List<Map<String, String>> added)
        throws IOException {
      CommonOptions common = curating.common();
      List<String> disagreements = new ArrayList<>();
      Curator.Imported imported =
          curating.with(curator -> {
            Curator.Imported read =
                curator.read(
                    file.toString(),
                    text,
                    signature.reviewer(),
                    signature.reason(),
                    missingRejected);
            disagreements.addAll(conflicts(curator.all()));
            return read;
          });
      added.addAll(imported.added());
      imported.notes().forEach(common.err()::println);
      if (!common.quiet()) {
        common
            .err()
            .println(
                imported.tally().entrySet().stream()
                    .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                    .collect(Collectors.joining(", ", file + ": ", "")));
        disagreements.forEach(common.err()::println);
        if (!imported.changes().isEmpty()) {
          curating.tell(imported.changes());
        }
      }
      return imported.notes().stream().noneMatch(note -> note.startsWith("refused"));
    }

    private boolean table(Path file, String text) throws IOException {
      CommonOptions common = curating.common();
      VerdictTable.Read read = VerdictTable.read(file.toString(), new StringReader(text));
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
      return read.rejections().isEmpty();
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

    @Option(
        names = "--learn",
        paramLabel = "FILE",
        description =
            "Write how often each rule was right by these verdicts (rule,right,seen); as judged.csv"
                + " beside precision.csv in the lexicon it adds to what the rules know of"
                + " themselves.")
    private @Nullable Path learn;

    @Override
    public Integer call() throws IOException {
      List<Judged> all = curating.with(Curator::all);
      if (learn != null) {
        write(learn, out -> out.append(CurationReport.learnt(all)));
        return ExitCode.DONE;
      }
      Listing listing = new Listing(CurationReport.columns());
      CurationReport.rows(all).forEach(row -> listing.add(row.toArray()));
      listing.print(curating.common().out(), curating.common().results());
      return ExitCode.DONE;
    }
  }

  /** What to judge next. */
  @Command(
      name = "queue",
      description =
          "Prints the statements whose review matters most: the most central relationships times the"
              + " least sure statements, of those that count, that a program noticed and nobody"
              + " judged.",
      mixinStandardHelpOptions = true)
  static final class Queue implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Option(names = "--rule", paramLabel = "NAME", description = "Only of this rule.")
    private @Nullable String rule;

    @Option(names = "--relation", paramLabel = "NAME", description = "Only of this relation.")
    private @Nullable String relation;

    @Option(names = "--article", paramLabel = "ID", description = "Only of this article.")
    private @Nullable String article;

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Override
    public Integer call() throws IOException {
      Listing listing =
          new Listing("statement", "score", "sure", "subject", "relation", "object", "quote");
      curating
          .with(curator ->
              curator.queue(
                  Optional.ofNullable(rule),
                  Optional.ofNullable(relation),
                  Optional.ofNullable(article),
                  Math.max(1, limit)))
          .forEach(row -> listing.add(row.toArray()));
      listing.print(curating.common().out(), curating.common().results());
      return ExitCode.DONE;
    }
  }

  /** What people found right. */
  @Command(
      name = "gold",
      description = {
        "Writes what people accepted or corrected as a gold table for evaluate and agreement.",
        "",
        "Articles of which statements are left that nobody judged are left out, because gold of them"
            + " would be partial; the texts are those that the store was built from."
      },
      mixinStandardHelpOptions = true)
  static final class GoldCommand implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Option(
        names = "--reviewer",
        paramLabel = "NAME",
        description =
            "Only what this reviewer decided; of two (give it twice), where they agree or a third"
                + " one has settled it (default: whoever decided last).")
    private List<String> reviewers = List.of();

    @Option(names = "--partial", description = "Articles that are judged in part too.")
    private boolean partial;

    @Mixin private Output output = new Output();

    @Override
    public Integer call() throws IOException {
      if (reviewers.size() > 2) {
        throw new Failure(
            "--reviewer may be given twice, not %d times".formatted(reviewers.size()));
      }
      CommonOptions common = curating.common();
      GoldTable gold = curating.with(curator -> curator.gold(reviewers, partial));
      output.write(common, gold::write);
      gold.undecided().forEach(line -> common.err().println("undecided: " + line));
      if (!common.quiet()) {
        gold.left()
            .forEach(article ->
                common
                    .err()
                    .println(
                        "left out: %s, of which statements are not judged".formatted(article)));
      }
      return ExitCode.DONE;
    }
  }
}
