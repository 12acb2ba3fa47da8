package dev.entente.serve;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.rules.Lexicon;
import dev.entente.annotate.rules.Precision;
import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.NominalGroups;
import dev.entente.ingest.ArticleAnnotator;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Vocabulary;
import dev.entente.store.SyntheticStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long answers take while articles are added, beside how long they take before. Arguments: the
 * store's folder, which is changed; how many articles (default 10,000); {@code rules} to have them
 * read by the rules, one at a time, instead of annotated as people marked them. Run it from the
 * project's folder, after {@code mvn package -DskipTests}:
 *
 * <pre>java -Xmx3g -cp 'target/classes:target/test-classes:target/lib/*' \
 *   dev.entente.serve.ReadingBenchmark data/synthetic 10000</pre>
 */
final class ReadingBenchmark {

  /** Beyond those that a store of synthetic news has. */
  private static final int FIRST = 2_000_000;

  private ReadingBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    boolean byRules = arguments.length > 2 && arguments[2].equals("rules");
    Path inbox = Files.createTempDirectory("entente-reading").resolve("inbox");
    Files.createDirectories(inbox.resolve("news"));
    ServeOptions options = ServeOptions.loopback(0).watching(inbox);
    try (Running running =
        byRules
            ? new Running(Path.of(arguments[0]), options, ReadingBenchmark::rules)
            : new Running(Path.of(arguments[0]), options)) {
      ReadingWhileAdding.Result result =
          new ReadingWhileAdding(running, inbox, SyntheticStore.news(1), !byRules)
              .run(FIRST, articles, Duration.ofSeconds(30));
      System.out.printf("%-8s %8s %8s %8s %8s%n", "answers", "number", "p50 ms", "p95", "p99");
      print("idle", result.idle());
      print("adding", result.busy());
      System.out.printf(
          Locale.ROOT,
          "p99 while %,d articles were added: %.1f times idle; %d looks at the newest, %d torn%n",
          result.articles(),
          result.ratio(),
          result.looks(),
          result.torn().size());
    }
  }

  private static void print(String name, Latencies times) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %8d %8.1f %8.1f %8.1f%n",
        name,
        times.count(),
        times.quantile(0.5),
        times.quantile(0.95),
        times.quantile(0.99));
  }

  private static ArticleAnnotator rules() {
    Vocabulary vocabulary = OntologyReader.read(Path.of("ontology"));
    EntityTables tables = EntityTables.load(List.of(Path.of("seeds/entities")));
    Path lexicon = Path.of("seeds/lexicon");
    RuleAnnotator rules =
        new RuleAnnotator(
            tables,
            new Gazetteer(tables, NominalGroups.load(List.of(lexicon))),
            Lexicon.load(lexicon, vocabulary),
            Precision.load(lexicon.resolve("precision.csv")));
    return new ArticleAnnotator() {
      @Override
      public String configuration(ArticleId article) {
        return rules.configuration(article);
      }

      @Override
      public Work annotate(Article article) {
        AnnotatedArticle annotated = rules.annotate(article);
        return new Work(annotated, false);
      }
    };
  }
}
