package dev.entente.cli;

import dev.entente.article.InputLimits;
import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import dev.entente.store.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

  @Option(
      names = "--annotators",
      split = ",",
      paramLabel = "NAME",
      description =
          "Who annotates, separated by commas (default: csv,rules; csv alone in a domain without"
              + " a lexicon).")
  private List<String> annotators = List.of();

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description =
          "Which relationships stand as plain edges, as in build (default: ${DEFAULT-VALUE}).")
  private String policy = Policy.STANDARD;

  @Option(names = "--no-text", description = "Store the articles' fingerprints, not their texts.")
  private boolean withoutText;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description = "Read larger or smaller inputs than usual, such as article-bytes=8M.")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    InputOptions usual = InputOptions.usual(System.in);
    InputOptions options =
        new InputOptions(
            InputLimits.of(limits),
            usual.columns(),
            usual.format(),
            usual.charset(),
            usual.table(),
            usual.stdin());
    Domain domain = Domain.load(common.domain());
    Policy edges = Intake.policy(domain.folder(), policy);
    Annotators readers =
        Annotators.of(annotators.isEmpty() ? Annotators.usual(domain) : annotators, domain);
    return new Intake(common, domain, edges, readers, !withoutText)
        .take(() -> Inputs.open(inputs, options), false);
  }
}
