package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SearchIndex;
import dev.entente.query.SeedStore;
import dev.entente.store.EntenteStore;
import dev.entente.store.SyntheticStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are found in names, titles and quotes, and only those that the store has now. */
class SearchTest {

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running(SeedStore.withAllActors(), ServeOptions.loopback(0));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "north kor, entity/north-korea",
    "Kim Meets Pu, article/kim-meets-putin",
    "arms deal, statement/",
    "PUTIN, entity/vladimir-putin",
    "erdogan, entity/recep-tayyip-erdogan",
    "cote d'ivoire, entity/cote-divoire"
  })
  void actorsArticlesAndQuotesAreFoundByTheirWords(String words, String found) {
    HttpResponse<String> answer =
        running.get("/queries/search?format=csv&words=" + Running.encoded(words));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(found), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AND", "OR NOT", "\"", "a:b", "+-!(){}[]^~*?:\\/", "label:putin AND", "x\\", "*"})
  void nothingThatIsTypedIsSyntax(String words) {
    HttpResponse<String> answer = running.get("/queries/search?words=" + Running.encoded(words));

    assertTrue(List.of(200, 400).contains(answer.statusCode()), answer.body());
    assertFalse(answer.body().contains("Lucene"), answer.body());
  }

  @Test
  void allWordsMustOccur() {
    assertFalse(
        running.get("/queries/search?format=csv&words=putin+zimbabwe").body().contains("http"));
  }

  @Test
  void anyQueryMayUseIt() {
    HttpResponse<String> answer =
        running.ask(
            """
            PREFIX text: <http://jena.apache.org/text#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?s ?name { ?s text:query (skos:prefLabel "shoigu" 5) . ?s skos:prefLabel ?name }
            """,
            "text/csv");

    assertTrue(answer.body().contains("Sergei Shoigu"), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "('putin' 5 'highlight:s:(a+)+$')                | 403",
        "('putin' ?options)                              | 403",
        "'(((('                                          | 400",
        "'/(.*a){1000}/'                                 | 400"
      })
  void whatCannotBeLookedAtIsRefused(String arguments, int status) {
    HttpResponse<String> answer =
        running.ask(
            "SELECT ?s { BIND('highlight:x' AS ?options) ?s <http://jena.apache.org/text#query> %s }"
                .formatted(arguments));

    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(1, answer.body().lines().count());
  }

  @Test
  void theIndexIsInStepWithWhatIsAddedChangedAndRemoved(@TempDir Path folder) throws IOException {
    Path location = folder.resolve("store");
    List<String> before;
    try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
      SyntheticStore.reference(store);
      SyntheticStore.build(store, SyntheticStore.news(1), IntStream.range(0, 20).iterator(), 1);
      try (SearchIndex index = SearchIndex.open(store)) {
        before = found(store);
        assertEquals(stored(store), before);

        // The same articles with other texts, and some more.
        SyntheticStore.build(store, SyntheticStore.news(2), IntStream.range(30, 40).iterator(), 1);
        assertEquals(before, found(store));
        index.update();
        assertEquals(stored(store), found(store));
        assertTrue(found(store).size() > before.size());
      }
      org.apache.jena.graph.Node gone = store.read(data -> store.iris().article(article(store)));
      store.write(data -> data.removeGraph(gone));
    }
    try (EntenteStore store = EntenteStore.open(location);
        SearchIndex index = SearchIndex.open(store)) {
      assertEquals(stored(store), found(store));
    }
  }

  private static dev.entente.article.ArticleId article(EntenteStore store) {
    return store
        .iris()
        .articleId(
            store
                .dataset()
                .getUnionGraph()
                .find(null, dev.entente.rdf.Terms.CONTENT_HASH, null)
                .next()
                .getSubject());
  }

  /** Quotes that the index knows, by the words that all of them could have. */
  private static List<String> found(EntenteStore store) {
    return rows(
        store,
        "SELECT DISTINCT ?s { { ?s <http://jena.apache.org/text#query>"
            + " (<http://www.w3.org/ns/oa#exact> 'a* b* c* d* e* f* g* h* i* j* k* l* m* n* o* p*"
            + " q* r* s* t* u* v* w* x* y* z*' 10000) } }");
  }

  private static List<String> stored(EntenteStore store) {
    return rows(store, "SELECT DISTINCT ?s { ?s <http://www.w3.org/ns/oa#exact> ?quote }");
  }

  private static List<String> rows(EntenteStore store, String sparql) {
    return store.read(data -> {
      try (QueryExec execution =
          QueryExec.dataset(data).query(QueryFactory.create(sparql)).build()) {
        return execution.select().materialize().stream()
            .map(row -> row.get("s").getURI())
            .sorted(Comparator.naturalOrder())
            .toList();
      }
    });
  }
}
