package dev.entente.store;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.entity.EntityTables;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private SyntheticStore() {}

  /** Arguments: number of articles, the store's folder, and a seed (default 1). */
  public static void main(String[] arguments) throws IOException {
    int articles = Integer.parseInt(arguments[0]);
    Path location = Path.of(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    long begin = System.nanoTime();
    RelationsGraph.Summary summary = build(location, articles, seed);
    try (EntenteStore store = EntenteStore.open(location)) {
      System.out.printf(
          "%,d articles, %,d statements, %,d relationships, %,d MB, %.0f s%n",
          articles,
          summary.statements(),
          summary.standings().values().stream().mapToInt(Integer::intValue).sum(),
          store.size() / 1_000_000,
          (System.nanoTime() - begin) / 1e9);
    }
  }

  /** News of the shipped vocabulary and actors. */
  public static SyntheticNews news(long seed) {
    return new SyntheticNews(seed, TABLES, VOCABULARY);
  }

  static String label(EntityId actor) {
    return TABLES.entity(actor).orElseThrow().label();
  }

  /** Makes the store, or adds what it does not have. */
  public static RelationsGraph.Summary build(Path location, int articles, long seed)
      throws IOException {
    Instant started = Instant.now();
    SyntheticNews news = news(seed);
    Shapes shapes = Shapes.parse(Path.of("ontology", OntologyReader.SHAPES_FILE).toString());
    try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
      Reference reference = new Reference(store);
      reference.ontology(OntologyReader.graph(Path.of("ontology")));
      reference.entities(TABLES, VOCABULARY);
      try (ArticleLoader loader = new ArticleLoader(store, VOCABULARY, shapes, true, "")) {
        for (int number = 0; number < articles; number++) {
          AnnotatedArticle annotated = news.article(number);
          ArticleLoader.Outcome outcome =
              loader.load(annotated.article(), annotated.statements(), annotated.actors());
          if (!outcome.refusals().isEmpty()) {
            throw new IllegalStateException("article " + number + ": " + outcome.refusals());
          }
        }
      }
      return new RelationsGraph(store, VOCABULARY)
          .derive(
              Policy.read(Path.of("queries"), Policy.STANDARD), new Run("synthetic news", started));
    }
  }
}
