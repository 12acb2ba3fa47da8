package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleTable;
import dev.entente.article.Input;
import dev.entente.article.readers.Inputs;
import dev.entente.evaluate.Row;
import dev.entente.rdf.PloverRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the statements of articles; needs no store. */
@Command(
    name = "annotate",
    description = {
      "Prints the statements of articles, without a store.",
      "",
      "Reads what 'add' reads: text, HTML, MHTML, RSS and Atom files, PDF, mails, web archives, CSV,"
          + " JSON and JSON Lines, packed with gzip or ZIP or not. Nothing is fetched.",
      "csv and jsonl hold the whole statement table, which 'evaluate' compares and a person can"
          + " correct; the table shows what people read first. Where FILE.ann (brat standoff) lies"
          + " beside FILE, the actors marked in it are related instead of those found."
    },
    mixinStandardHelpOptions = true)
public final class AnnotateCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private Rules rules = new Rules();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files, folders, globs in quotes, or - for standard input.")
  private List<String> inputs = new ArrayList<>();

  @Mixin private InputChoice choice = new InputChoice();

  @Option(
      names = "--annotators",
      split = ",",
      paramLabel = "NAME",
      description = "Who annotates, separated by commas (default: csv,rules).")
  private List<String> annotators = new ArrayList<>(List.of("csv", "rules"));

  @Option(
      names = "--entities",
      paramLabel = "DIR",
      description = "A folder with entity tables of your own; their rows win. May be repeated.")
  private List<Path> entities = new ArrayList<>();

  @Option(
      names = "--why",
      description =
          "Tell what the rules saw: mentions, trees, triggers, scopes, and what they dropped (on"
              + " standard error unless a table is printed).")
  private boolean why;

  @Override
  public Integer call() throws IOException {
    Domain domain = Domain.load(common.domain(), entities);
    PloverRules plover = PloverRules.read(domain.folder().ontology());
    Annotators readers = Annotators.of(annotators, domain, this::tuned);
    StatementRows rows = new StatementRows(domain.entities(), plover);
    List<String> rejected = new ArrayList<>();
    Map<ArticleId, String> seen = new HashMap<>();
    boolean table = common.results() == ResultsFormat.TABLE;
    Listing listing = new Listing(table ? SHOWN : StatementRows.COLUMNS);
    try (Inputs reading = Inputs.open(inputs, choice.options())) {
      while (reading.hasNext()) {
        switch (reading.next()) {
          case Input.Found found -> {
            Article article = found.article();
            String before = seen.putIfAbsent(article.id(), article.textHash());
            if (before == null) {
              for (Row row : rows.of(annotate(article, readers, rejected))) {
                listing.add(table ? shown(row) : whole(row));
              }
            } else if (!before.equals(article.textHash())) {
              rejected.add(
                  "%s: the id %s is that of another article; give one of them another in %s"
                      .formatted(found.place(), article.id(), ArticleTable.FILE));
            }
          }
          case Input.Rejected not -> rejected.add(not.toString());
          case Input.Skipped none -> {
            // Nothing is wrong with it.
          }
        }
      }
    }
    if (why) {
      explain("");
    }
    if (!listing.isEmpty() || !table) {
      listing.print(common.out(), common.results());
    }
    common.out().flush();
    rejected.forEach(line -> common.err().println("entente: " + line));
    if (table && !common.quiet()) {
      common
          .err()
          .println(
              "%s in %s"
                  .formatted(
                      ExplanationPrinter.count(listing.rows().size(), "statement"),
                      ExplanationPrinter.count(seen.size(), "article")));
    }
    return rejected.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private AnnotatedArticle annotate(Article article, Annotators readers, List<String> rejected) {
    if (why) {
      explain("== " + article.id());
    }
    if (!readers.read(article)) {
      rejected.add(
          "%s: not read by the rules: it is in another language (%s)"
              .formatted(article.id(), article.details().language().orElse("und")));
    }
    AnnotatedArticle annotated = readers.annotate(article).annotated();
    annotated.rejections().forEach(rejection -> rejected.add(rejection.toString()));
    return annotated;
  }

  private RuleAnnotator tuned(RuleAnnotator plain) {
    RuleAnnotator bounded = rules.bounded(plain);
    return why ? bounded.explaining(this::explain) : bounded;
  }

  private void explain(String line) {
    PrintWriter out = common.results() == ResultsFormat.TABLE ? common.out() : common.err();
    out.println(line);
  }

  private static final List<String> SHOWN =
      List.of("article", "subject", "relation", "object", "how", "source", "plover", "quote");

  private static Object[] whole(Row row) {
    return StatementRows.COLUMNS.stream().map(column -> value(column, row.cell(column))).toArray();
  }

  /** Places and confidence are numbers in JSON. */
  private static Object value(String column, String cell) {
    return switch (cell.isEmpty() ? "" : column) {
      case "begin", "end" -> Integer.valueOf(cell);
      case "confidence" -> Double.valueOf(cell);
      default -> cell;
    };
  }

  /** What a person reads first: labels, what is not plain, and the beginning of the words. */
  private static Object[] shown(Row row) {
    List<String> how = new ArrayList<>();
    if (row.cell("polarity").equals("negated")) {
      how.add("not");
    }
    if (!row.cell("certainty").equals("certain")) {
      how.add(row.cell("certainty"));
    }
    if (!row.cell("tense").equals("unspecified")) {
      how.add(row.cell("tense"));
    }
    String quote = row.cell("quote").replaceAll("\\s+", " ");
    return new Object[] {
      row.cell("article"),
      row.cell("subject_label"),
      row.cell("relation"),
      row.cell("object_label"),
      String.join(" ", how),
      row.cell("source_label"),
      row.cell("plover"),
      quote.length() <= 60 ? quote : quote.substring(0, 59) + "…"
    };
  }
}
