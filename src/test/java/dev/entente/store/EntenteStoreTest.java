package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.rdf.Generator;
import dev.entente.rdf.StatementDecoder;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntenteStoreTest {

  @TempDir Path folder;

  @Test
  void hostileStatementsComeBackFromDiskAlike() {
    Generator generator = new Generator(42);
    Article article = generator.article();
    // Dates that no calendar has are refused by the shapes, not by the store.
    List<Statement> statements = generator.statements(article, 80);
    try (EntenteStore store = create();
        ArticleLoader loader =
            new ArticleLoader(store, Generator.VOCABULARY, Sayings.NO_SHAPES, true, "")) {
      assertEquals(
          ArticleLoader.Result.ADDED,
          loader.load(article, statements, generator.actors()).result());
    }
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      List<Statement> decoded =
          store.read(data ->
              new StatementDecoder(store.iris(), Generator.VOCABULARY)
                  .decode(data.getGraph(store.iris().article(article.id()))));
      assertEquals(
          statements.stream()
              .sorted(
                  Comparator.comparing((Statement statement) -> statement.evidence().span())
                      .thenComparing(Statement::identity))
              .toList(),
          decoded);
    }
  }

  @Test
  void aSecondRunOfTheSameWritesNothing() {
    Policy policy = Sayings.policy(Policy.STANDARD);
    try (EntenteStore store = create()) {
      Sayings sayings = twoArticles();
      sayings.into(store, policy);
      TreeSet<String> before = quads(store);
      List<ArticleLoader.Outcome> again = sayings.into(store, policy);
      assertTrue(
          again.stream().allMatch(outcome -> outcome.result() == ArticleLoader.Result.UNCHANGED),
          again.toString());
      assertFalse(new RelationsGraph(store, Sayings.VOCABULARY).isOutdated(policy));
      assertEquals(before, quads(store));
    }
  }

  @Test
  void aChangedArticleReplacesItsOwnGraphAndNoOther() {
    Policy policy = Sayings.policy(Policy.STANDARD);
    try (EntenteStore store = create()) {
      twoArticles().into(store, policy);
      TreeSet<String> other = graph(store, "y");
      Sayings changed =
          new Sayings()
              .article(
                  "x publisher=daily",
                  "a aids b",
                  "a aids c by b",
                  "a aids d by e",
                  "a tradesWith c future")
              .article("y", "b aids c", "b aids c negated by b");
      List<ArticleLoader.Outcome> outcomes = changed.into(store, policy);
      assertEquals(ArticleLoader.Result.REPLACED, outcomes.get(0).result());
      assertEquals(ArticleLoader.Result.UNCHANGED, outcomes.get(1).result());
      assertEquals(other, graph(store, "y"));
      assertEquals(
          List.of(List.of("4")),
          Sayings.select(
              store,
              "SELECT (COUNT(?s) AS ?n) { ?s ent:article ?a FILTER(STRENDS(STR(?a), '/x')) }"));
      // The same as a store that never saw the former version.
      try (EntenteStore fresh =
          EntenteStore.openOrCreate(folder.resolve("fresh"), Optional.empty())) {
        changed.into(fresh, policy);
        assertEquals(quads(fresh), quads(store));
      }
    }
  }

  @Test
  void anotherArticleUnderTheSameIdIsRefused() {
    Policy policy = Sayings.policy(Policy.STANDARD);
    try (EntenteStore store = create()) {
      twoArticles().into(store, policy);
      TreeSet<String> before = quads(store);
      List<ArticleLoader.Outcome> outcomes =
          new Sayings()
              .article("x like=other", "quite aids another", "text aids altogether")
              .into(store, policy);
      assertEquals(ArticleLoader.Result.REFUSED, outcomes.get(0).result());
      assertTrue(
          outcomes.get(0).refusals().get(0).reason().contains("quite another text"),
          outcomes.toString());
      assertEquals(before, quads(store));
    }
  }

  @Test
  void everyCountCanBeReproducedByAQuery() {
    try (EntenteStore store = create()) {
      twoArticles().into(store, Sayings.policy(Policy.STANDARD));
      for (String as : List.of("stated", "alleged", "planned", "possible", "denied")) {
        List<List<String>> differing =
            Sayings.select(
                store,
                """
                SELECT ?r ?count ?n {
                  ?r ent:%1$sCount ?count
                  { SELECT ?r (COUNT(?s) AS ?n) {
                      ?r a ent:Relationship
                      OPTIONAL { ?s ent:countedIn ?r ; ent:countedAs ent:%1$s } } GROUP BY ?r }
                  FILTER(?count != ?n) }
                """
                    .formatted(as));
        assertEquals(List.of(), differing, as);
      }
      assertEquals(
          List.of(List.of("6")),
          Sayings.select(store, "SELECT (COUNT(*) AS ?n) { ?s ent:countedIn ?r }"));
    }
  }

  @Test
  void theRealDefaultGraphStaysEmptyAndTripleTermsAreFound() {
    try (EntenteStore store = create()) {
      twoArticles().into(store, Sayings.policy(Policy.STANDARD));
      boolean hasDefault = store.read(data -> data.getDefaultGraph().find().hasNext());
      assertFalse(hasDefault, "the default graph");
      assertEquals(
          List.of(List.of("stated")),
          Sayings.select(
              store, "SELECT ?st { ?r rdf:reifies <<( e:a ent:aids e:b )>> ; ent:standing ?st }"));
      assertEquals(
          List.of(),
          store.read(data -> {
            List<String> blank = new java.util.ArrayList<>();
            data.find()
                .forEachRemaining(quad -> {
                  if (quad.getSubject().isBlank() || quad.getObject().isBlank()) {
                    blank.add(quad.toString());
                  }
                });
            return blank;
          }));
    }
  }

  @Test
  void aHalfCreatedStoreIsNamedAndMadeAnew() throws IOException {
    Path location = folder.resolve("store");
    Files.createDirectories(location.resolve("Data-0001"));
    Files.writeString(location.resolve("Data-0001/nodes.bpt"), "torn");
    Files.writeString(location.resolve("tdb.lock"), "");
    String message =
        assertThrows(StoreException.class, () -> EntenteStore.open(location)).getMessage();
    assertTrue(String.valueOf(message).contains("never finished"), message);
    try (EntenteStore store = create()) {
      twoArticles().into(store, Sayings.policy(Policy.STANDARD));
    }
    try (EntenteStore store = EntenteStore.open(location)) {
      assertEquals(5, Sayings.standings(store).size());
    }
  }

  @Test
  void aFolderOfOtherFilesIsLeftAlone() throws IOException {
    Path location = Files.createDirectories(folder.resolve("store"));
    Files.writeString(location.resolve("letter.txt"), "dear");
    String message = assertThrows(StoreException.class, this::create).getMessage();
    assertTrue(String.valueOf(message).contains("holds other files"), message);
    assertEquals("dear", Files.readString(location.resolve("letter.txt")));
  }

  @Test
  void aStoreInUseNamesTheProcess() throws Exception {
    create().close();
    Path location = folder.resolve("store");
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                location.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('!', other.getInputStream().read());
      String message =
          assertThrows(StoreException.class, () -> EntenteStore.open(location)).getMessage();
      assertTrue(String.valueOf(message).contains("in use by process " + other.pid()), message);
    } finally {
      other.destroy();
      other.waitFor();
    }
    EntenteStore.open(location).close();
  }

  /** Opens a store in a process of its own and keeps it open until it is destroyed. */
  public static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (EntenteStore store = EntenteStore.open(Path.of(arguments[0]))) {
        System.out.print(store.isStale() ? '?' : '!');
        System.out.flush();
        System.in.read();
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void anInterruptedThreadStillWrites() {
    try (EntenteStore store = create()) {
      Thread.currentThread().interrupt();
      store.write(data -> store.setStale(data, true));
      assertTrue(Thread.interrupted());
      assertTrue(store.isStale());
    }
  }

  @Test
  void whatThrowsIsUndone() {
    try (EntenteStore store = create()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              store.write(data -> {
                store.setStale(data, true);
                throw new IllegalStateException("torn");
              }));
      assertFalse(store.isStale());
    }
  }

  @Test
  void anotherBaseIsRefused() {
    create().close();
    assertThrows(
        StoreException.class,
        () ->
            EntenteStore.openOrCreate(
                folder.resolve("store"), Optional.of("https://example.org/other/")));
  }

  private EntenteStore create() {
    return EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty());
  }

  private static Sayings twoArticles() {
    return new Sayings()
        .article(
            "x publisher=daily",
            "a aids b",
            "a aids c by b",
            "a aids d by e",
            "a tradesWith d future")
        .article("y", "b aids c", "b aids c negated by b");
  }

  private static TreeSet<String> graph(EntenteStore store, String article) {
    Node name = store.iris().article(new ArticleId(article));
    return store.read(data -> {
      TreeSet<String> lines = new TreeSet<>();
      data.find(name, Node.ANY, Node.ANY, Node.ANY)
          .forEachRemaining(quad -> lines.add(NodeFmtLib.str(quad.asTriple())));
      return lines;
    });
  }

  /** All of the store but its runs, which have times. */
  private static TreeSet<String> quads(EntenteStore store) {
    return store.read(data -> {
      TreeSet<String> lines = new TreeSet<>();
      data.find()
          .forEachRemaining(quad -> {
            if (!quad.getGraph().equals(store.iris().runsGraph())) {
              lines.add(quad.getGraph() + " " + NodeFmtLib.str(quad.asTriple()));
            }
          });
      return lines;
    });
  }
}
