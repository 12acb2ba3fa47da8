package dev.entente.store;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Cleaning;
import dev.entente.article.Input;
import dev.entente.article.Place;
import dev.entente.entity.EntityTables;
import dev.entente.ingest.ArticleAnnotator;
import dev.entente.ingest.Ingest;
import dev.entente.ingest.IngestListener;
import dev.entente.ingest.IngestOptions;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;

/**
 * Makes a store of {@link SyntheticNews}, three statements an article, with the shipped ontology,
 * actors and standard policy. Run its main from the project's folder, after {@code mvn package
 * -DskipTests}; 100,000 articles make 300,000 statements:
 *
 * <pre>java -Xmx3g -cp 'target/classes:target/test-classes:target/lib/*' \
 *   dev.entente.store.SyntheticStore 100000 data/synthetic</pre>
 */
public final class SyntheticStore {

  private static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));
  private static final EntityTables TABLES = EntityTables.load(List.of(Path.of("seeds/entities")));
  private static final Shapes SHAPES =
      Shapes.parse(Path.of("ontology", OntologyReader.SHAPES_FILE).toString());

  private SyntheticStore() {}

  /** What a run did; times in nanoseconds. */
  public record Made(
      RelationsGraph.Summary summary, long quads, Duration ingesting, Duration deriving) {}

  /** Arguments: number of articles, the store's folder, and a seed (default 1). */
  public static void main(String[] arguments) throws IOException {
    int articles = Integer.parseInt(arguments[0]);
    Path location = Path.of(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
      reference(store);
      Made made =
          build(
              store,
              news(seed),
              IntStream.range(0, articles).iterator(),
              Runtime.getRuntime().availableProcessors());
      System.out.printf(
          "%,d articles, %,d statements, %,d relationships, %,d quads of articles, %,d MB; %.0f s and %.0f s for the relationships%n",
          articles,
          made.summary.statements(),
          made.summary.standings().values().stream().mapToInt(Integer::intValue).sum(),
          made.quads,
          store.size() / 1_000_000,
          made.ingesting.toMillis() / 1e3,
          made.deriving.toMillis() / 1e3);
    }
  }

  /** News of the shipped vocabulary and actors. */
  public static SyntheticNews news(long seed) {
    return new SyntheticNews(seed, TABLES, VOCABULARY);
  }

  static String label(EntityId actor) {
    return TABLES.entity(actor).orElseThrow().label();
  }

  /** Puts the shipped ontology and actors into the store. */
  public static void reference(EntenteStore store) {
    Reference reference = new Reference(store);
    reference.ontology(OntologyReader.graph(Path.of("ontology")));
    reference.entities(TABLES, VOCABULARY);
  }

  /** Checks articles as {@code build} does. */
  public static ArticleChecker checker(EntenteStore store) {
    return new ArticleChecker(store.iris(), VOCABULARY, SHAPES, true, "");
  }

  /** Runs the articles of these numbers into the store and derives what they add up to. */
  public static Made build(
      EntenteStore store, SyntheticNews news, Iterator<Integer> numbers, int jobs)
      throws IOException {
    return build(store, news, numbers, jobs, marked(news));
  }

  /** The same, with the statements of these annotators. */
  public static Made build(
      EntenteStore store,
      SyntheticNews news,
      Iterator<Integer> numbers,
      int jobs,
      ArticleAnnotator annotators)
      throws IOException {
    Instant begun = Instant.now();
    Run run = new Run("synthetic news", begun);
    long quads =
        load(
            store,
            annotators,
            inputs(news, numbers),
            jobs,
            run,
            ArticleLoader.QUADS_A_TRANSACTION,
            articles -> {});
    Instant ingested = Instant.now();
    RelationsGraph.Summary summary = derive(store, run);
    return new Made(
        summary,
        quads,
        Duration.between(begun, ingested),
        Duration.between(ingested, Instant.now()));
  }

  /**
   * Runs the articles into the store alone.
   *
   * @param batch quads in a transaction
   * @param done is told which articles are in the store for good
   * @return how many quads were written
   */
  static long load(
      EntenteStore store,
      ArticleAnnotator annotators,
      Iterator<Input> articles,
      int jobs,
      Run run,
      int batch,
      Consumer<List<Node>> done) {
    ArticleChecker checker = checker(store);
    try (ArticleLoader loader = new ArticleLoader(store, checker, run, done, batch)) {
      IngestOptions options = new IngestOptions(jobs, Duration.ofMinutes(10), false);
      new Ingest(loader, checker, annotators, options, new Strict()).run(articles);
      loader.close();
      return loader.quads();
    }
  }

  /** What the articles add up to, by the standard policy. */
  public static RelationsGraph.Summary derive(EntenteStore store, Run run) throws IOException {
    return derive(store, run, SaidGroups.IN_MEMORY);
  }

  /** The same with so many statements in memory. */
  static RelationsGraph.Summary derive(EntenteStore store, Run run, int inMemory)
      throws IOException {
    return new RelationsGraph(store, VOCABULARY, inMemory)
        .derive(Policy.read(Path.of("queries"), Policy.STANDARD), run);
  }

  /** Proves the store as {@code store verify} does. */
  public static Verification.Result verify(EntenteStore store, List<String> problems) {
    return new Verification(store, VOCABULARY, SHAPES, problems::add).run();
  }

  /** The articles alone, as a reader would bring them. */
  public static Iterator<Input> inputs(SyntheticNews news, Iterator<Integer> numbers) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return numbers.hasNext();
      }

      @Override
      public Input next() {
        Article article = news.article(numbers.next()).article();
        String name = article.id().value() + ".txt";
        return new Input.Found(article, Place.of(name, name), "text", false, Cleaning.NONE);
      }
    };
  }

  /** The people who marked the articles. */
  public static ArticleAnnotator marked(SyntheticNews news) {
    return new ArticleAnnotator() {
      @Override
      public String configuration(ArticleId article) {
        return "marked";
      }

      @Override
      public Work annotate(Article article) {
        if (!article.id().value().matches("news/\\d{7}")) {
          return new Work(new AnnotatedArticle(article, List.of(), List.of(), List.of()), false);
        }
        int number = Integer.parseInt(article.id().value().substring("news/".length()));
        AnnotatedArticle marked = news.article(number);
        return new Work(
            new AnnotatedArticle(article, marked.statements(), List.of(), List.of()), false);
      }
    };
  }

  /** Nothing of these articles may be refused. */
  public static class Strict implements IngestListener {
    @Override
    public void unchanged(Article article, ArticleLoader.Outcome outcome) {}

    @Override
    public void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
      if (!outcome.refusals().isEmpty()) {
        throw new IllegalStateException(annotated.article().id() + ": " + outcome.refusals());
      }
    }

    @Override
    public void kept(AnnotatedArticle annotated) {
      throw new IllegalStateException(annotated.article().id() + " was kept");
    }

    @Override
    public void quarantined(Quarantined what) {
      throw new IllegalStateException(what.toString());
    }

    @Override
    public void skipped(Input.Skipped what) {}
  }
}
