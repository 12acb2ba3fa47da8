package dev.entente.cli;

import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The main job: ontology, actors, articles and their statements become a store. */
@Command(
    name = "build",
    description = {
      "Builds the store from seeds: ontology, actors, articles and their statements.",
      "",
      "SEEDS is a folder with articles/*.txt (and articles.csv beside them), annotations/*.csv and"
          + " entities/*.csv; where it has no entities or no lexicon, the domain's own serve."
          + " Articles are read by people's annotations and by the rules; what the rules find in"
          + " an article that a person marked complete is kept and not counted. What is in the"
          + " store already and has not changed is neither read nor written again; a changed"
          + " article replaces its own statements and no others. An article of which an annotated"
          + " row is rejected goes in without it, unless the store has the article already: then"
          + " that stays as it was."
    },
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "SEEDS",
      description = "The seeds folder (default: the domain's own).")
  private @Nullable Path seeds;

  @Mixin private StoreRun run = new StoreRun();

  @Override
  public Integer call() throws IOException {
    DomainFolder folder = seeds == null ? common.domain() : common.domain().withSeeds(seeds);
    Path articles = folder.seeds().resolve("articles");
    if (!Files.isDirectory(articles)) {
      throw new Failure(
          articles + ": there is no such folder; put the articles there as text files");
    }
    return run.run(
        "build",
        common,
        Domain.load(folder),
        () -> Inputs.open(List.of(articles.toString()), InputOptions.usual(System.in)),
        true);
  }
}
