package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsEncodedIsDecodedAlike(long seed) {
    Generator generator = new Generator(seed);
    Article article = generator.article();
    List<Statement> statements = generator.statements(article, 60);
    Graph graph =
        new ArticleEncoder(IRIS, Generator.VOCABULARY, true)
            .encode(article, statements, generator.actors(), "sha256:0");
    assertEquals(
        sorted(statements), new StatementDecoder(IRIS, Generator.VOCABULARY).decode(graph));
    assertEquals(article.id(), IRIS.articleId(IRIS.article(article.id())));
    graph
        .find()
        .forEachRemaining(triple -> {
          for (Node node :
              List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
            assertFalse(node.isBlank(), "blank node in " + triple);
            assertTrue(!node.isURI() || Iris.legal(node.getURI()), "illegal IRI in " + triple);
          }
        });
  }

  @Test
  void namesWithTwoHyphensDoNotShareAPair() {
    assertNotEquals(
        IRIS.pair(new EntityId("a--b"), new EntityId("c")),
        IRIS.pair(new EntityId("a"), new EntityId("b--c")));
    assertEquals(
        IRIS.node("pair/north-korea--russia"),
        IRIS.pair(new EntityId("russia"), new EntityId("north-korea")));
  }

  @Test
  void dotsAloneAreEscapedBecauseResolvingWouldRemoveThem() {
    for (String id :
        List.of("..", "a/../b", "./.", "a..b/c.txt", "http://e.org/?a=b#c", "%2F", "ü")) {
      Node node = IRIS.article(new ArticleId(id));
      assertEquals(id, IRIS.articleId(node).value());
      assertEquals(
          node.getURI(), org.apache.jena.irix.IRIs.resolve(Iris.DEFAULT_BASE, node.getURI()));
    }
  }

  @Test
  void aBaseThatIsNoIriIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Iris("no iri/"));
    assertThrows(IllegalArgumentException.class, () -> new Iris("https://example.org/x"));
  }

  private static List<Statement> sorted(List<Statement> statements) {
    return statements.stream()
        .sorted(
            Comparator.comparing((Statement statement) -> statement.evidence().span())
                .thenComparing(Statement::identity))
        .toList();
  }
}
