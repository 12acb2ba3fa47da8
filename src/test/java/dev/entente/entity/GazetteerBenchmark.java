package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Tokens a second over the shipped tables, on one core: operations are tokens, cut as the gazetteer
 * cuts them, so a score of 1000 operations a millisecond is a million tokens a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GazetteerBenchmark {

  private static final int TOKENS = 10_000;

  @SuppressWarnings("NullAway.Init")
  private Gazetteer gazetteer;

  @SuppressWarnings("NullAway.Init")
  private Article article;

  /** Runs it alone, without Maven. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(GazetteerBenchmark.class.getSimpleName()).build())
        .run();
  }

  @Setup
  public void load() throws IOException {
    gazetteer =
        new Gazetteer(
            EntityTables.load(List.of(Path.of("seeds/entities"))),
            NominalGroups.load(List.of(Path.of("seeds/lexicon"))));
    String seed = Files.readString(Path.of("seeds/articles/kim-meets-putin.txt"));
    StringBuilder text = new StringBuilder();
    while (Tokens.of(text.toString(), gazetteer.symbols).size < TOKENS) {
      text.append(seed).append('\n');
    }
    Tokens tokens = Tokens.of(text.toString(), gazetteer.symbols);
    String whole = text.substring(0, tokens.end[TOKENS - 1]);
    article = new Article(new ArticleId("long"), whole, ArticleDetails.UNKNOWN);
  }

  /** Cutting the text and finding every alias in it. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public int match() {
    return gazetteer.matches(article.text());
  }

  /** All of it: names, phrases, coreference, capitalised names. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public List<Mention> mentions() {
    return gazetteer.mentions(article, new CapitalisedNames());
  }
}
