package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Rejection;
import dev.entente.article.Article;
import dev.entente.article.TextArticles;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.Reference;
import dev.entente.store.RelationsGraph;
import dev.entente.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Override
  public Integer call() throws IOException {
    Instant started = Instant.now();
    DomainFolder folder = seeds == null ? common.domain() : common.domain().withSeeds(seeds);
    Domain domain = Domain.load(folder);
    Policy edges = Policy.read(policies(folder), policy);
    TextArticles.Reading reading = read(folder.seeds().resolve("articles"));
    Annotators readers =
        Annotators.of(annotators.isEmpty() ? Annotators.usual(domain) : annotators, domain);
    List<Rejection> beyond =
        readers.rejectionsBeyond(reading.articles().stream().map(Article::id).toList());
    try (EntenteStore store = EntenteStore.openOrCreate(common.location(), common.base())) {
      BuildAccount account = new BuildAccount(domain);
      reading.problems().forEach(account::reject);
      beyond.forEach(rejection -> account.reject(rejection.toString()));

      Reference reference = new Reference(store);
      account.changed(reference.ontology(domain.ontology()));
      account.changed(reference.entities(domain.entities(), domain.vocabulary()));
      List<Node> written;
      try (ArticleLoader loader =
              new ArticleLoader(
                  store,
                  domain.vocabulary(),
                  domain.shapes(),
                  !withoutText,
                  BuildAccount.ontologyOf(store));
          Progress progress = new Progress(reading.articles().size())) {
        account.before(loader.before());
        for (Article article : reading.articles()) {
          put(article, readers, !beyond.isEmpty(), loader, account);
          progress.step();
        }
        loader.close();
        written = loader.written();
      }
      RelationsGraph relations = new RelationsGraph(store, domain.vocabulary());
      if (relations.isOutdated(edges)) {
        RunRecord run =
            new RunRecord(
                "build: %d articles written".formatted(written.size()),
                started,
                Instant.now(),
                written);
        account.derived(relations.derive(edges, run));
      }
      account.print(common, store, policy, started);
      return account.rejections().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }
  }

  /** An article that is in the store and made of the same is not even read. */
  private static void put(
      Article article,
      Annotators readers,
      boolean doubtfulTables,
      ArticleLoader loader,
      BuildAccount account) {
    String configuration = readers.configuration(article.id());
    Optional<ArticleLoader.Outcome> unchanged = loader.unchanged(article, configuration);
    if (unchanged.isPresent()) {
      account.unchanged(article, unchanged.get());
      return;
    }
    Annotators.Work work = readers.annotate(article);
    AnnotatedArticle annotated = work.annotated();
    boolean doubtful = doubtfulTables || work.rowsRejected();
    if (doubtful && loader.has(article.id())) {
      account.kept(annotated);
    } else if (doubtful) {
      account.loaded(annotated, loader.load(article, annotated.statements(), annotated.actors()));
    } else {
      account.loaded(
          annotated,
          loader.load(article, annotated.statements(), annotated.actors(), configuration));
    }
  }

  private static TextArticles.Reading read(Path articles) throws IOException {
    if (!Files.isDirectory(articles)) {
      throw new Failure(
          articles + ": there is no such folder; put the articles there as text files");
    }
    return TextArticles.read(articles);
  }

  /** A bar for long work that a person watches, nothing else. */
  private final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress(int articles) {
      bar =
          articles > 50 && !common.quiet() && Terminal.interactive()
              ? new ProgressBar("articles", articles)
              : null;
    }

    private void step() {
      if (bar != null) {
        bar.step();
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /** The domain's own policy of that name, else ours: no policy names a relation. */
  private Path policies(DomainFolder folder) {
    return Files.exists(folder.queries().resolve("policy").resolve(policy + ".ru"))
        ? folder.queries()
        : DomainFolder.ofProduct().queries();
  }
}
