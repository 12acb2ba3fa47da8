package dev.entente.cli;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.ingest.ArticleAnnotator;
import dev.entente.statement.Statement;
import dev.entente.store.EntenteStore;
import dev.entente.store.SyntheticNews;
import dev.entente.store.SyntheticStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

/** The parts of {@link LargeStoreEndurance}, each in a process of its own. */
public final class LargeStore {

  /** Of so many articles one is read by the rules besides; they take a hundred times as long. */
  private static final int ONE_BY_RULES = 1000;

  private LargeStore() {}

  /** Arguments: build, quads or compact; the store's folder; articles, or the file to write. */
  public static void main(String[] arguments) throws IOException {
    Path location = Path.of(arguments[1]);
    try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
      switch (arguments[0]) {
        case "build" -> build(store, Integer.parseInt(arguments[2]));
        case "quads" -> quads(store, Path.of(arguments[2]));
        case "compact" -> {
          long before = store.size();
          store.compact();
          System.out.println(before + " " + store.size());
        }
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
    System.exit(0);
  }

  private static void build(EntenteStore store, int articles) throws IOException {
    SyntheticNews news = SyntheticStore.news(1);
    SyntheticStore.reference(store);
    Annotators rules = Annotators.of(List.of("rules"), Domain.load(DomainFolder.ofProduct()));
    SyntheticStore.Made made =
        SyntheticStore.build(
            store,
            news,
            IntStream.range(0, articles).iterator(),
            Runtime.getRuntime().availableProcessors(),
            withSamples(SyntheticStore.marked(news), rules));
    System.out.printf(
        "%,d statements, %,d quads of articles, reading and writing %,d s, deriving %,d s%n",
        made.summary().statements(),
        made.quads(),
        made.ingesting().toSeconds(),
        made.deriving().toSeconds());
  }

  private static ArticleAnnotator withSamples(ArticleAnnotator people, ArticleAnnotator rules) {
    return new ArticleAnnotator() {
      @Override
      public String configuration(ArticleId article) {
        return people.configuration(article);
      }

      @Override
      public Work annotate(Article article) {
        Work marked = people.annotate(article);
        if (Integer.parseInt(article.id().value().replaceAll("\\D", "")) % ONE_BY_RULES != 0) {
          return marked;
        }
        Work found = rules.annotate(article);
        List<Statement> all = new ArrayList<>(marked.annotated().statements());
        all.addAll(found.annotated().statements());
        return new Work(
            new dev.entente.annotate.AnnotatedArticle(
                article, all, found.annotated().actors(), List.of()),
            false);
      }
    };
  }

  private static void quads(EntenteStore store, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      StreamRDF lines = StreamRDFWriter.getWriterStream(out, RDFFormat.NQUADS_UTF8);
      lines.start();
      long[] count = {0};
      store.read(data -> {
        data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(quad -> {
              count[0]++;
              lines.quad(quad);
            });
        return count;
      });
      lines.finish();
      System.out.println(count[0]);
    }
  }
}
