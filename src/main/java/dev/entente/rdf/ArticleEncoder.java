package dev.entente.rdf;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.MinHash;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.statement.Annotation;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes an article's whole graph: what is known of it, its statements, who annotated them, and the
 * actors first met in it. Everything an article says stands in its own graph, so that replacing the
 * article leaves nothing behind.
 */
public final class ArticleEncoder {

  private final Iris iris;
  private final StatementEncoder statements;
  private final EntityEncoder entities;
  private final boolean withText;

  /**
   * @param withText whether the article's text is stored, or its fingerprint alone
   */
  public ArticleEncoder(Iris iris, Vocabulary vocabulary, boolean withText) {
    this.iris = iris;
    this.statements = new StatementEncoder(iris, vocabulary.namespace());
    this.entities = new EntityEncoder(iris, vocabulary);
    this.withText = withText;
  }

  /**
   * The article's graph in memory.
   *
   * @param statements of this article, no two of one identity
   * @param contentHash fingerprint of all that was loaded, the record that the article is done
   * @throws IllegalArgumentException if a statement is about another that is not there, or an actor
   *     of a kind that the ontology does not have
   */
  public Graph encode(
      Article article, List<Statement> statements, Collection<Entity> actors, String contentHash) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    StreamRDF out =
        new org.apache.jena.riot.system.StreamRDFWrapper(StreamRDFLib.graph(graph)) {
          @Override
          public void quad(Quad quad) {
            graph.add(quad.asTriple());
          }
        };
    describe(article, contentHash, out);
    Node name = iris.article(article.id());
    write(out, name, name, Terms.STATEMENT_COUNT, StatementEncoder.integer(statements.size()));
    actors.forEach(actor -> entities.encode(actor, name, out));
    Optional<Span> title = title(article);
    Map<String, Map<String, Statement>> byKey = byKey(statements);
    for (Statement statement : statements) {
      this.statements.encode(
          statement,
          title.filter(span -> span.contains(statement.evidence().span())).isPresent(),
          key -> Optional.ofNullable(byKey.getOrDefault(annotatorOf(statement), Map.of()).get(key)),
          out);
      describeAnnotator(statement.annotation(), name, out);
    }
    return graph;
  }

  /** Where the title stands in the text: at its first occurrence. */
  static Optional<Span> title(Article article) {
    return article
        .details()
        .title()
        .filter(title -> !title.isBlank())
        .flatMap(title -> {
          int begin = article.text().indexOf(title);
          return begin < 0
              ? Optional.empty()
              : Optional.of(new Span(begin, begin + title.length()));
        });
  }

  private void describe(Article article, String contentHash, StreamRDF out) {
    Node node = iris.article(article.id());
    ArticleDetails details = article.details();
    write(out, node, node, Terms.TYPE, Terms.ARTICLE_CLASS);
    write(out, node, node, Terms.IDENTIFIER, string(article.id().value()));
    write(out, node, node, Terms.TEXT_HASH, string(article.textHash()));
    write(out, node, node, Terms.TEXT_SIGNATURE, string(MinHash.of(article.text()).toString()));
    write(out, node, node, Terms.CONTENT_HASH, string(contentHash));
    if (withText) {
      write(out, node, node, Terms.TEXT, string(article.text()));
    }
    details.title().ifPresent(title -> write(out, node, node, Terms.TITLE, string(title)));
    details.authors().forEach(author -> write(out, node, node, Terms.CREATOR, string(author)));
    details.publisher().ifPresent(name -> write(out, node, node, Terms.PUBLISHER, string(name)));
    details
        .issued()
        .ifPresent(date -> write(out, node, node, Terms.ISSUED, StatementEncoder.date(date)));
    details.language().ifPresent(tag -> write(out, node, node, Terms.LANGUAGE, string(tag)));
    details
        .url()
        .ifPresent(url ->
            write(
                out,
                node,
                node,
                Terms.URL,
                Iris.legal(url) ? NodeFactory.createURI(url) : string(url)));
    if (details.complete()) {
      write(
          out,
          node,
          node,
          Terms.COMPLETE,
          NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    }
  }

  private void describeAnnotator(Annotation annotation, Node graph, StreamRDF out) {
    Node annotator = iris.annotator(annotation.annotator(), annotation.configuration().orElse(""));
    boolean machine = annotation.configuration().isPresent();
    write(out, graph, annotator, Terms.TYPE, Terms.ANNOTATOR_CLASS);
    write(
        out,
        graph,
        annotator,
        Terms.TYPE,
        NodeFactory.createURI(Terms.PROV + (machine ? "SoftwareAgent" : "Person")));
    write(out, graph, annotator, Terms.LABEL, string(annotation.annotator()));
  }

  /** Keys are those of one table, and each annotator has its own. */
  private static Map<String, Map<String, Statement>> byKey(List<Statement> statements) {
    Map<String, Map<String, Statement>> byKey = new HashMap<>();
    for (Statement statement : statements) {
      statement
          .annotation()
          .key()
          .ifPresent(key ->
              byKey
                  .computeIfAbsent(annotatorOf(statement), name -> new HashMap<>())
                  .put(key, statement));
    }
    return byKey;
  }

  private static String annotatorOf(Statement statement) {
    Annotation annotation = statement.annotation();
    return annotation.annotator() + "\u001F" + annotation.configuration().orElse("");
  }

  static Node string(String words) {
    return NodeFactory.createLiteralString(words);
  }

  static void write(StreamRDF out, Node graph, Node subject, Node predicate, Node object) {
    out.quad(Quad.create(graph, Triple.create(subject, predicate, object)));
  }
}
