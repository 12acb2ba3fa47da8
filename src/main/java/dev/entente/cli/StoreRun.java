package dev.entente.cli;

import dev.entente.annotate.Rejection;
import dev.entente.article.ArticleId;
import dev.entente.article.Input;
import dev.entente.article.readers.Inputs;
import dev.entente.ingest.Ingest;
import dev.entente.ingest.IngestOptions;
import dev.entente.store.ArticleChecker;
import dev.entente.store.ArticleLoader;
import dev.entente.store.Destination;
import dev.entente.store.Endpoint;
import dev.entente.store.EndpointDestination;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.Reference;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The run of articles into a store that {@code build} and {@code add} share, and its options. */
final class StoreRun {

  /** Ids that are remembered to suggest one for a mistyped one. */
  private static final int SUGGESTIONS = 10_000;

  private static final Duration TO_END = Duration.ofSeconds(5);

  @Mixin private Rules limits = new Rules();

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
          "Which relationships stand as plain edges: standard (stated), strict (stated by two"
              + " independent sources), said (alleged ones too) or one of your own under"
              + " queries/policy (default: ${DEFAULT-VALUE}).")
  private String policy = Policy.STANDARD;

  @Option(names = "--no-text", description = "Store the articles' fingerprints, not their texts.")
  private boolean withoutText;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Articles that are annotated at a time (default: one for each processor); the result"
              + " is the same with any number.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the final account as JSON too.")
  private @Nullable Path report;

  @Option(
      names = "--graph-store",
      paramLabel = "URL",
      description =
          "Where --loc is an endpoint: the address of its Graph Store Protocol, if that is another.")
  private @Nullable URI graphStore;

  @Option(
      names = "--rdf",
      paramLabel = "VERSION",
      description =
          "1.1 leaves out triple terms, 1.2 writes them (default: 1.1 to an endpoint, 1.2"
              + " elsewhere).")
  private @Nullable String rdf;

  /** As the other one, into the store or endpoint that {@code --loc} names. */
  int run(String label, CommonOptions common, Domain domain, Supplier<Inputs> inputs, boolean whole)
      throws IOException {
    Optional<URI> endpoint = common.endpoint();
    if (endpoint.isEmpty() && (graphStore != null || rdf != null)) {
      throw new Failure("--graph-store and --rdf are for an endpoint; --loc names a folder");
    }
    try (Destination destination =
        endpoint.isPresent()
            ? new EndpointDestination(
                new Endpoint(endpoint.get(), Optional.ofNullable(graphStore)), tripleTerms(false))
            : Destination.folder(common.location())) {
      return run(label, common, domain, inputs, whole, destination);
    }
  }

  /** Whether triple terms are wanted. */
  boolean tripleTerms(boolean usual) {
    if (rdf != null && !rdf.matches("1\\.[12]")) {
      throw new Failure("--rdf must be 1.1 or 1.2, not " + rdf);
    }
    return rdf == null ? usual : rdf.equals("1.2");
  }

  /**
   * Puts all articles into the store, which is made where there is none, and derives what they add
   * up to.
   *
   * @param label what the run is called in the store's record of runs
   * @param inputs opened anew at each call
   * @param whole whether these are all the articles that the annotation tables speak of, so that a
   *     row of another one is a mistake; then they are opened twice
   * @return the exit code
   */
  int run(
      String label,
      CommonOptions common,
      Domain domain,
      Supplier<Inputs> inputs,
      boolean whole,
      Destination destination)
      throws IOException {
    Instant started = Instant.now();
    if (jobs < 1) {
      throw new Failure("--jobs must be 1 or more, not " + jobs);
    }
    Policy edges = domain.folder().policy(policy);
    Annotators readers =
        Annotators.of(
            annotators.isEmpty() ? Annotators.usual(domain) : annotators, domain, limits::bounded);
    List<Rejection> beyond =
        whole && readers.hasTables()
            ? readers.rejectionsBeyond(ids(readers, inputs))
            : readers.unreadable();
    AtomicReference<@Nullable Ingest> running = new AtomicReference<>();
    try (Progress progress = new Progress("articles", common.err(), common.quiet());
        Interruption interruption =
            new Interruption(
                () -> stop(running.get()),
                () -> common.err().println("interrupted; run the same command again to go on"));
        EntenteStore store = EntenteStore.openOrCreate(destination.location(), common.base())) {
      destination.begin(store);
      BuildAccount account = new BuildAccount(domain, started, progress, readers::read);
      beyond.forEach(rejection -> account.reject(rejection.toString()));
      Reference reference = new Reference(store);
      account.changed(reference.ontology(domain.ontology()));
      account.changed(reference.entities(domain.entities(), domain.vocabulary()));
      ArticleChecker checker =
          new ArticleChecker(
              store.iris(),
              domain.vocabulary(),
              domain.shapes(),
              !withoutText,
              BuildAccount.ontologyOf(store));
      Run run = new Run(label, started);
      ArticleLoader loader =
          new ArticleLoader(store, checker, run, articles -> destination.written(store, articles));
      account.before(loader.articles());
      Ingest ingest =
          new Ingest(
              loader,
              checker,
              readers,
              new IngestOptions(jobs, limits.hardLimit(), !beyond.isEmpty()),
              account);
      running.set(ingest);
      boolean ended;
      try (Inputs reading = inputs.get()) {
        progress.follow(reading::done);
        ended = ingest.run(reading);
      }
      if (!ended) {
        loader.abandon(TO_END);
        progress.say(
            "interrupted: this run has put %s into the store, none half; run the same command again to go on"
                .formatted(ExplanationPrinter.count(loader.written(), "article")));
        return ExitCode.FAILED;
      }
      loader.close();
      account.ingested(ingest.times(), loader);
      RelationsGraph relations = new RelationsGraph(store, domain.vocabulary());
      if (relations.isOutdated(edges)) {
        Instant begun = Instant.now();
        account.derived(relations.derive(edges, run), Duration.between(begun, Instant.now()));
      }
      destination.finish(store, account.changed());
      progress.close();
      account.print(common, store, destination, policy);
      if (report != null) {
        account.write(report, store);
      }
      return account.rejected() == 0 ? ExitCode.DONE : ExitCode.REJECTED;
    }
  }

  private static void stop(@Nullable Ingest ingest) {
    if (ingest != null) {
      ingest.stop();
    }
  }

  /** Those that somebody annotated, and as many others as serve for suggestions. */
  private static List<ArticleId> ids(Annotators readers, Supplier<Inputs> inputs) {
    List<ArticleId> ids = new ArrayList<>();
    try (Inputs reading = inputs.get()) {
      while (reading.hasNext()) {
        if (reading.next() instanceof Input.Found found) {
          ArticleId id = found.article().id();
          if (ids.size() < SUGGESTIONS || readers.annotated(id)) {
            ids.add(id);
          }
        }
      }
    }
    return ids;
  }
}
