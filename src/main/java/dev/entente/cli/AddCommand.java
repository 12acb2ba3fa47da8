package dev.entente.cli;

import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import dev.entente.store.QuadsDestination;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds articles of many kinds to a store. */
@Command(
    name = "add",
    description = {
      "Adds articles to the store; makes the store if there is none.",
      "",
      "Reads text, HTML (pages saved by browsers and SingleFile too), MHTML, RSS and Atom files,"
          + " PDF, mails (EML), web archives (WARC), CSV, JSON and JSON Lines, each packed with"
          + " gzip or ZIP or not. Nothing is fetched.",
      "A store that is made gets the ontology and the actors, not the sample article."
    },
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files, folders, globs in quotes, or - for standard input.")
  private List<String> inputs = new ArrayList<>();

  @Mixin private StoreRun run = new StoreRun();

  @Mixin private InputChoice choice = new InputChoice();

  @Option(
      names = "--dry-run",
      description =
          "Only print what would be read: a table of files, titles, dates, languages, the rule that"
              + " found each text, and what is skipped and why. As CSV it can be corrected and"
              + " passed back with --articles.")
  private boolean dryRun;

  @Option(
      names = "--to-nquads",
      paramLabel = "DIR",
      description =
          "Instead of a store write a new folder of gzipped N-Quads with a manifest of their"
              + " numbers and checksums, for bulk loaders: articles, actors, ontology and"
              + " relationships.")
  private @Nullable Path quads;

  @Override
  public Integer call() throws IOException {
    InputOptions options = choice.options();
    if (dryRun) {
      return DryRun.print(common, Inputs.open(inputs, options));
    }
    Domain domain = Domain.load(common.domain());
    if (quads == null) {
      return run.run("add", common, domain, () -> Inputs.open(inputs, options), false);
    }
    try (QuadsDestination files = new QuadsDestination(quads, run.tripleTerms(true))) {
      return run.run("add", common, domain, () -> Inputs.open(inputs, options), false, files);
    }
  }
}
