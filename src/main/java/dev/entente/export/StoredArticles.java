package dev.entente.export;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.entity.Entity;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Reads articles with their statements, one at a time and by id, so that however many there are one
 * is in memory; call it within a read transaction.
 */
final class StoredArticles {

  private final Runnable step;
  private final DatasetGraph data;
  private final Iris iris;
  private final StatementDecoder decoder;
  private final Map<String, String> kinds = new HashMap<>();

  StoredArticles(DatasetGraph data, Iris iris, Vocabulary vocabulary, Runnable step) {
    this.step = step;
    this.data = data;
    this.iris = iris;
    this.decoder = new StatementDecoder(iris, vocabulary);
    vocabulary.kinds().forEach(kind -> kinds.put(kind.iri(), kind.name()));
  }

  /** What is done with an article; writing may fail. */
  interface Reader<X extends Exception> {
    void read(StoredArticle article) throws X;
  }

  /** Names of all articles, sorted. */
  List<Node> names() {
    List<Node> names = new ArrayList<>();
    data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Terms.ARTICLE_CLASS)
        .forEachRemaining(quad -> names.add(quad.getSubject()));
    names.sort(Comparator.comparing(Node::getURI));
    return names;
  }

  /** Hands over all articles that can have what is wanted, with the statements that fit. */
  <X extends Exception> void forEach(Filter filter, Allegiance allegiance, Reader<X> reader)
      throws X {
    for (Node name : names()) {
      step.run();
      ArticleId id = iris.articleId(name);
      if (filter.mayTake(id)) {
        StoredArticle article = read(name);
        List<Statement> fitting =
            article.statements().stream()
                .filter(statement -> filter.takes(statement, article.issued(), allegiance))
                .toList();
        reader.read(article.with(fitting));
      }
    }
  }

  /** The article of that name. */
  StoredArticle read(Node name) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    data.find(name, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> graph.add(quad.asTriple()));
    return new StoredArticle(
        new Article(
            iris.articleId(name), words(graph, name, Terms.TEXT).orElse(""), details(graph, name)),
        statements(graph, name),
        actors(graph));
  }

  /** The article's own and those that people corrected, in the order of the text. */
  private List<Statement> statements(Graph graph, Node name) {
    List<Statement> own = decoder.decode(graph);
    Graph corrections = data.getGraph(iris.graph("corrections"));
    List<Node> corrected = G.listPO(corrections, Terms.ARTICLE, name);
    if (corrected.isEmpty()) {
      return own;
    }
    List<Statement> all = new ArrayList<>(own);
    corrected.forEach(node -> all.add(decoder.decode(corrections, node)));
    all.sort(
        Comparator.comparing((Statement statement) -> statement.evidence().span())
            .thenComparing(Statement::identity));
    return all;
  }

  private ArticleDetails details(Graph graph, Node name) {
    return new ArticleDetails(
        words(graph, name, Terms.TITLE),
        G.listSP(graph, name, Terms.CREATOR).stream()
            .map(Node::getLiteralLexicalForm)
            .sorted()
            .toList(),
        words(graph, name, Terms.PUBLISHER),
        words(graph, name, Terms.URL),
        words(graph, name, Terms.ISSUED),
        words(graph, name, Terms.LANGUAGE),
        G.contains(graph, name, Terms.COMPLETE, Node.ANY));
  }

  private static Optional<String> words(Graph graph, Node name, Node property) {
    return G.listSP(graph, name, property).stream()
        .map(value -> value.isURI() ? value.getURI() : value.getLiteralLexicalForm())
        .sorted()
        .findFirst();
  }

  private List<Entity> actors(Graph graph) {
    List<Entity> actors = new ArrayList<>();
    G.find(graph, Node.ANY, Terms.PREF_LABEL, Node.ANY)
        .forEach(triple -> {
          Node node = triple.getSubject();
          G.listSP(graph, node, Terms.TYPE).stream()
              .map(type -> kinds.get(type.getURI()))
              .filter(kind -> kind != null)
              .sorted()
              .findFirst()
              .ifPresent(kind ->
                  actors.add(
                      new Entity(
                          iris.entityId(node),
                          kind,
                          triple.getObject().getLiteralLexicalForm(),
                          state(graph, node))));
        });
    actors.sort(Comparator.comparing(Entity::id));
    return actors;
  }

  private Optional<EntityId> state(Graph graph, Node actor) {
    List<Node> states = new ArrayList<>(G.listSP(graph, actor, Terms.REPRESENTS));
    states.addAll(G.listSP(graph, actor, Terms.BELONGS_TO));
    return states.stream().map(iris::entityId).findFirst();
  }
}
