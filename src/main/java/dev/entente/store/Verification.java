package dev.entente.store;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Proves a store anew, article by article: each statement's quote stands at its offsets in the
 * text, the text has its fingerprint, the graph fits the shapes and has as many statements as the
 * record that it is done says; and the derived counts are those of the statements.
 */
public final class Verification {

  private static final List<Node> COUNTS =
      List.of(
          Terms.STATED_COUNT,
          Terms.ALLEGED_COUNT,
          Terms.PLANNED_COUNT,
          Terms.POSSIBLE_COUNT,
          Terms.DENIED_COUNT);

  private final EntenteStore store;
  private final Iris iris;
  private final Shapes shapes;
  private final StatementDecoder decoder;
  private final Consumer<String> problem;
  private long problems;

  /**
   * What was looked at.
   *
   * @param withoutText articles whose text is not stored, so that no quote can be proved
   * @param problems how many were told
   */
  public record Result(long articles, long statements, long withoutText, long problems) {}

  /**
   * @param problem is told each thing that is wrong, in one line
   */
  public Verification(
      EntenteStore store, Vocabulary vocabulary, Shapes shapes, Consumer<String> problem) {
    this.store = store;
    this.iris = store.iris();
    this.shapes = shapes;
    this.decoder = new StatementDecoder(iris, vocabulary);
    this.problem = problem;
  }

  /** Looks at everything in one read transaction, one article in memory at a time. */
  public Result run() {
    return store.read(data -> {
      long[] counts = new long[3];
      data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Terms.ARTICLE_CLASS)
          .forEachRemaining(quad -> {
            counts[0]++;
            article(data, quad.getGraph(), quad.getSubject(), counts);
          });
      long all = count(data, Terms.TYPE, Terms.STATEMENT_CLASS) - corrected(data);
      if (all != counts[1]) {
        tell("%,d statements stand in graphs without their article".formatted(all - counts[1]));
      }
      if (store.isStale(data)) {
        tell("the derived relationships are out of date; run 'entente build' or 'entente add'");
      } else {
        derived(data);
      }
      return new Result(counts[0], counts[1], counts[2], problems);
    });
  }

  /** Corrected forms stand in a graph of their own. */
  private long corrected(DatasetGraph data) {
    return data.getGraph(Judged.correctionsGraph(iris))
        .find(Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS)
        .toList()
        .size();
  }

  private void article(DatasetGraph data, Node name, Node subject, long[] counts) {
    if (!name.equals(subject)) {
      tell(name + ": describes another article, " + subject);
      return;
    }
    Graph graph = GraphMemFactory.createDefaultGraph();
    data.find(name, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> graph.add(quad.asTriple()));
    Optional<String> text = value(graph, name, Terms.TEXT);
    Optional<String> recorded = value(graph, name, Terms.STATEMENT_COUNT);
    if (value(graph, name, Terms.CONTENT_HASH).isEmpty() || recorded.isEmpty()) {
      tell(name + ": has no record that it is done");
    }
    long statements = graph.find(Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS).toList().size();
    counts[1] += statements;
    recorded
        .filter(number -> !number.equals(Long.toString(statements)))
        .ifPresent(number ->
            tell("%s: has %d statements, its record says %s".formatted(name, statements, number)));
    ShaclValidator.get()
        .validate(shapes, graph)
        .getEntries()
        .forEach(entry -> tell("%s: %s".formatted(entry.focusNode(), entry.message())));
    if (text.isEmpty()) {
      counts[2]++;
    } else {
      quotes(graph, name, text.get());
    }
  }

  private void quotes(Graph graph, Node name, String text) {
    try {
      Article article = new Article(iris.articleId(name), text, ArticleDetails.UNKNOWN);
      if (!value(graph, name, Terms.TEXT_HASH).equals(Optional.of(article.textHash()))) {
        tell(name + ": the text is not the one of its fingerprint");
      }
      for (Statement statement : decoder.decode(graph)) {
        if (!statement.evidence().standsIn(article)) {
          tell(
              "%s: its quote does not stand at %s of %s"
                  .formatted(
                      iris.statement(statement.identity()), statement.evidence().span(), name));
        }
      }
    } catch (IllegalArgumentException broken) {
      tell(name + ": " + broken.getMessage());
    }
  }

  /** Every statement that is counted is in one of the five counts of its relationship. */
  private void derived(DatasetGraph data) {
    long[] sum = {0};
    for (Node property : COUNTS) {
      data.find(iris.relationsGraph(), Node.ANY, property, Node.ANY)
          .forEachRemaining(quad -> sum[0] += number(quad));
    }
    long counted = count(data, Terms.COUNTED_IN, Node.ANY);
    if (sum[0] != counted) {
      tell(
          "relationships count %,d statements, %,d point to them; run 'entente build'"
              .formatted(sum[0], counted));
    }
  }

  private static long number(Quad quad) {
    return Long.parseLong(quad.getObject().getLiteralLexicalForm());
  }

  private static long count(DatasetGraph data, Node predicate, Node object) {
    long[] count = {0};
    data.findNG(Node.ANY, Node.ANY, predicate, object).forEachRemaining(quad -> count[0]++);
    return count[0];
  }

  private static Optional<String> value(Graph graph, Node subject, Node property) {
    List<Node> values = new ArrayList<>(G.listSP(graph, subject, property));
    return values.size() == 1
        ? Optional.of(values.getFirst().getLiteralLexicalForm())
        : Optional.empty();
  }

  private void tell(String line) {
    problems++;
    problem.accept(line);
  }
}
