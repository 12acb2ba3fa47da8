package dev.entente.annotate.rules;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import dev.entente.statement.Statement;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much faster the rule annotator is than the CoreNLP pipeline that it stands on would be over
 * every sentence, and how much faster two threads are than one. The mix is the project's gold and
 * as many words of news without relations, its texts repeated.
 *
 * <p>Run its main; an argument N runs N short articles besides and shows the heap in use.
 */
public final class ThroughputBenchmark {

  private static final int RUNS = 5;

  private ThroughputBenchmark() {}

  /** Work over the mix; times are wall clock in seconds. */
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    List<Article> mix = mix();
    StanfordCoreNLP bare = new StanfordCoreNLP(bare());
    RuleAnnotator rules = ShippedRules.RULES;
    System.out.printf(
        "mix: %d articles, %d characters%n",
        mix.size(), mix.stream().mapToInt(article -> article.text().length()).sum());
    compareStatements(rules, mix);
    Work pipeline = () -> mix.forEach(article -> bare.annotate(new Annotation(article.text())));
    Work one = () -> mix.forEach(rules::annotate);
    Work two = () -> twoThreads(rules, mix);
    pipeline.run();
    one.run();
    two.run();
    double[] overPipeline = new double[RUNS];
    double[] overOne = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      double bareSeconds = seconds(pipeline);
      double oneSeconds = seconds(one);
      double twoSeconds = seconds(two);
      overPipeline[run] = bareSeconds / oneSeconds;
      overOne[run] = oneSeconds / twoSeconds;
      System.out.printf(
          "run %d: bare pipeline %.2f s, rules %.2f s, rules on two threads %.2f s%n",
          run + 1, bareSeconds, oneSeconds, twoSeconds);
    }
    System.out.printf(
        "rules over bare pipeline: %.2f times; two threads over one: %.2f times (medians of %d)%n",
        median(overPipeline), median(overOne), RUNS);
    if (arguments.length > 0) {
      heap(rules, Integer.parseInt(arguments[0]));
    }
  }

  /** Gold and the texts without relations, these repeated until there is as much of both. */
  static List<Article> mix() throws IOException {
    List<Article> gold = new ArrayList<>();
    gold.addAll(TextArticles.read(Path.of("gold", "tune")).articles());
    gold.addAll(TextArticles.read(Path.of("gold", "report")).articles());
    List<Article> quiet =
        TextArticles.read(Path.of("src", "test", "resources", "quiet")).articles();
    int wanted = gold.stream().mapToInt(article -> article.text().length()).sum();
    List<Article> mix = new ArrayList<>(gold);
    int number = 0;
    for (int length = 0; length < wanted; number++) {
      Article article = quiet.get(number % quiet.size());
      length += article.text().length();
      mix.add(
          new Article(
              new ArticleId(article.id() + "-" + number), article.text(), article.details()));
    }
    return mix;
  }

  private static Properties bare() {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner,depparse");
    properties.setProperty("ssplit.newlineIsSentenceBreak", "always");
    properties.setProperty(
        "ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
    properties.setProperty("ner.applyFineGrained", "false");
    properties.setProperty("ner.applyNumericClassifiers", "false");
    properties.setProperty("ner.useSUTime", "false");
    properties.setProperty("ner.buildEntityMentions", "false");
    return properties;
  }

  private static void compareStatements(RuleAnnotator rules, List<Article> mix) {
    AtomicInteger sentences = new AtomicInteger();
    AtomicInteger skipped = new AtomicInteger();
    RuleAnnotator telling =
        rules.explaining(line -> {
          sentences.addAndGet(line.isEmpty() ? 1 : 0);
          skipped.addAndGet(line.startsWith("  not parsed") ? 1 : 0);
        });
    RuleAnnotator all = rules.parsingAll();
    int statements = 0;
    for (Article article : mix) {
      List<Statement> found = telling.annotate(article).statements();
      List<Statement> without = all.annotate(article).statements();
      statements += found.size();
      if (!found.equals(without)) {
        throw new IllegalStateException(
            "%s: skipping changes its statements: %d with, %d without"
                .formatted(article.id(), found.size(), without.size()));
      }
    }
    System.out.printf(
        "%d of %d sentences left unparsed (%.0f %%); %d statements, the same with every sentence"
            + " parsed%n",
        skipped.get(), sentences.get(), 100.0 * skipped.get() / sentences.get(), statements);
  }

  private static void twoThreads(RuleAnnotator rules, List<Article> mix) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> open = new ArrayList<>();
      mix.forEach(article -> open.add(threads.submit(() -> rules.annotate(article))));
      for (Future<?> future : open) {
        future.get();
      }
    }
  }

  /** Paragraphs of the mix as articles of their own, the heap in use shown ten times. */
  private static void heap(RuleAnnotator rules, int articles) throws IOException {
    List<String> paragraphs =
        mix().stream()
            .flatMap(article -> Arrays.stream(article.text().split("\n+")))
            .filter(text -> text.length() > 60)
            .toList();
    for (int i = 0; i < articles; i++) {
      var unused =
          rules.annotate(
              TextArticles.of(new ArticleId("heap-" + i), paragraphs.get(i % paragraphs.size())));
      if ((i + 1) % Math.max(1, articles / 10) == 0) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "after %d articles %d MB in use%n",
            i + 1, (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024));
      }
    }
  }

  private static double seconds(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
