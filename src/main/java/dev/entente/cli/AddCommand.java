package dev.entente.cli;

import dev.entente.article.InputLimits;
import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
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

  @Mixin private StoreRun run = new StoreRun();

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
    return run.run(
        "add", common, Domain.load(common.domain()), () -> Inputs.open(inputs, options), false);
  }
}
