package dev.entente.cli;

import dev.entente.ingest.IngestOptions;
import dev.entente.ingest.LiveIngest;
import dev.entente.serve.Editing;
import dev.entente.store.ArticleChecker;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.Reference;
import dev.entente.store.RelationsGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is written to a store while it is served, as options. */
final class LiveOptions {

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "Add the articles of a folder, those that are there and those that come, as 'add' does.")
  private @Nullable Path folder;

  @Option(
      names = "--annotators",
      split = ",",
      paramLabel = "NAME",
      description =
          "Who annotates new articles, separated by commas (default: csv,rules; csv alone in a"
              + " domain without a lexicon).")
  private List<String> annotators = List.of();

  @Option(
      names = "--no-text",
      description = "Store the fingerprints of new articles, not their texts.")
  private boolean withoutText;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "New articles that are annotated at a time (default: ${DEFAULT-VALUE}, so that readers"
              + " are not disturbed).")
  private int jobs = 1;

  @Mixin private Rules limits = new Rules();

  /**
   * The folder that is watched.
   *
   * @throws Failure if there is none of that name
   */
  Optional<Path> folder() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Failure("--watch: %s is no folder; make it or name another one".formatted(folder));
    }
    return Optional.ofNullable(folder);
  }

  /**
   * Puts together what takes articles, as {@code add} does; the ontology and actors go in first.
   */
  Editing editing(EntenteStore store, CommonOptions common) throws IOException {
    if (jobs < 1) {
      throw new Failure("--jobs must be 1 or more, not " + jobs);
    }
    Domain domain = Domain.load(common.domain());
    Policy policy = domain.folder().policyOf(store);
    Annotators readers =
        Annotators.of(
            annotators.isEmpty() ? Annotators.usual(domain) : annotators, domain, limits::bounded);
    readers.unreadable().forEach(rejection -> common.err().println("rejected: " + rejection));
    Reference reference = new Reference(store);
    reference.ontology(domain.ontology());
    reference.entities(domain.entities(), domain.vocabulary());
    ArticleChecker checker =
        new ArticleChecker(
            store.iris(),
            domain.vocabulary(),
            domain.shapes(),
            !withoutText,
            BuildAccount.ontologyOf(store));
    LiveIngest articles =
        new LiveIngest(
            store,
            checker,
            readers,
            new IngestOptions(jobs, limits.hardLimit(), !readers.unreadable().isEmpty()),
            new RelationsGraph(store, domain.vocabulary()),
            policy);
    return new Editing(domain.vocabulary(), policy, articles);
  }
}
