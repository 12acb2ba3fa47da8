package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Rejection;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Input;
import dev.entente.article.readers.Inputs;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.Reference;
import dev.entente.store.RelationsGraph;
import dev.entente.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** The one way of articles into a store: read, annotated, loaded, and the relationships derived. */
final class Intake {

  private final Instant started = Instant.now();
  private final CommonOptions common;
  private final Domain domain;
  private final Policy policy;
  private final Annotators annotators;
  private final boolean withText;

  Intake(
      CommonOptions common, Domain domain, Policy policy, Annotators annotators, boolean withText) {
    this.common = common;
    this.domain = domain;
    this.policy = policy;
    this.annotators = annotators;
    this.withText = withText;
  }

  /** The domain's own policy of that name, else ours: no policy names a relation. */
  static Policy policy(DomainFolder folder, String name) throws IOException {
    return Policy.read(
        Files.exists(folder.queries().resolve("policy").resolve(name + ".ru"))
            ? folder.queries()
            : DomainFolder.ofProduct().queries(),
        name);
  }

  /**
   * Takes all articles in and prints the account.
   *
   * @param inputs opened anew at each call
   * @param whole whether these are all articles that people's annotations speak of, so that a row
   *     of another article is wrong
   * @return the exit code
   */
  int take(Supplier<Inputs> inputs, boolean whole) throws IOException {
    List<Rejection> beyond = whole ? annotators.rejectionsBeyond(ids(inputs)) : List.of();
    try (EntenteStore store = EntenteStore.openOrCreate(common.location(), common.base())) {
      BuildAccount account = new BuildAccount(domain);
      beyond.forEach(rejection -> account.reject(rejection.toString()));
      Reference reference = new Reference(store);
      account.changed(reference.ontology(domain.ontology()));
      account.changed(reference.entities(domain.entities(), domain.vocabulary()));
      List<Node> written;
      try (Inputs reading = inputs.get();
          ArticleLoader loader =
              new ArticleLoader(
                  store,
                  domain.vocabulary(),
                  domain.shapes(),
                  withText,
                  BuildAccount.ontologyOf(store));
          Progress progress = new Progress()) {
        account.before(loader.before());
        while (reading.hasNext()) {
          switch (reading.next()) {
            case Input.Found found -> put(found.article(), !beyond.isEmpty(), loader, account);
            case Input.Rejected rejected -> account.reject(rejected.toString());
            case Input.Skipped skipped -> {}
          }
          progress.step();
        }
        loader.close();
        written = loader.written();
      }
      RelationsGraph relations = new RelationsGraph(store, domain.vocabulary());
      if (relations.isOutdated(policy)) {
        RunRecord run =
            new RunRecord(
                "build: %d articles written".formatted(written.size()),
                started,
                Instant.now(),
                written);
        account.derived(relations.derive(policy, run));
      }
      account.print(common, store, policy.name(), started);
      return account.rejections().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }
  }

  private static List<ArticleId> ids(Supplier<Inputs> inputs) {
    List<ArticleId> ids = new ArrayList<>();
    try (Inputs reading = inputs.get()) {
      while (reading.hasNext()) {
        if (reading.next() instanceof Input.Found found) {
          ids.add(found.article().id());
        }
      }
    }
    return ids;
  }

  /** An article that is in the store and made of the same is not even read. */
  private void put(
      Article article, boolean doubtfulTables, ArticleLoader loader, BuildAccount account) {
    String configuration = annotators.configuration(article.id());
    Optional<ArticleLoader.Outcome> unchanged = loader.unchanged(article, configuration);
    if (unchanged.isPresent()) {
      account.unchanged(article, unchanged.get());
      return;
    }
    Annotators.Work work = annotators.annotate(article);
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

  /** Counts for a person who watches, nothing else; how many will come nobody knows. */
  private final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress() {
      bar = !common.quiet() && Terminal.interactive() ? new ProgressBar("articles", -1) : null;
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
}
