package dev.entente.store;

import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads all statements of a store in one pass a property, which is far cheaper than one look-up a
 * statement.
 */
final class SaidReader {

  private final DatasetGraph data;
  private final Iris iris;
  private final Map<String, Relation> relations = new HashMap<>();
  private final Map<Node, Row> rows = new HashMap<>();

  private final Map<Node, Node> copies;

  private SaidReader(DatasetGraph data, Iris iris, Vocabulary vocabulary, Map<Node, Node> copies) {
    this.data = data;
    this.copies = copies;
    this.iris = iris;
    vocabulary.relations().forEach(relation -> relations.put(relation.iri(), relation));
  }

  /**
   * All statements whose relation the vocabulary knows, in no order.
   *
   * @param copies from articles that are copies to their originals
   */
  static List<Said> read(
      DatasetGraph data, Iris iris, Vocabulary vocabulary, Map<Node, Node> copies) {
    return new SaidReader(data, iris, vocabulary, copies).read();
  }

  private List<Said> read() {
    data.findNG(Node.ANY, Node.ANY, Terms.ARTICLE, Node.ANY)
        .forEachRemaining(quad -> {
          // Corrected statements are derived anew each time.
          if (iris.isArticle(quad.getGraph())) {
            rows.put(quad.getSubject(), new Row(quad.getObject()));
          }
        });
    each(Terms.SUBJECT, (row, node) -> row.subject = node);
    each(Terms.OBJECT, (row, node) -> row.object = node);
    each(Terms.RELATION, (row, node) -> row.relation = relations.get(node.getURI()));
    each(Terms.POLARITY, (row, node) -> row.polarity = Polarity.parse(local(node)));
    each(Terms.CERTAINTY, (row, node) -> row.certainty = Certainty.parse(local(node)));
    each(Terms.TENSE, (row, node) -> row.tense = Tense.parse(local(node)));
    each(Terms.STANCE, (row, node) -> row.stance = Stance.parse(local(node)));
    each(Terms.VALID_FROM, (row, node) -> row.validFrom = node.getLiteralLexicalForm());
    each(Terms.VALID_TO, (row, node) -> row.validTo = node.getLiteralLexicalForm());
    each(Terms.ATTRIBUTED_TO, (row, node) -> row.source = node);
    each(Terms.SOURCE_WORDS, (row, node) -> row.unnamed = node.getLiteralLexicalForm());
    each(Terms.REPORTED_BY, (row, node) -> row.outermost = node);
    // Where there are several, the chain tells which is the outermost.
    each(
        Terms.REPORTED_VIA,
        (row, node) -> {
          String chain = node.getLiteralLexicalForm();
          row.outermost = iris.node("entity/" + chain.substring(0, chain.indexOf('|')));
        });
    each(Terms.ANNOTATED_BY, (row, node) -> row.annotator = node);
    each(Terms.START, (row, node) -> row.start = Integer.parseInt(node.getLiteralLexicalForm()));
    each(Terms.END, (row, node) -> row.end = Integer.parseInt(node.getLiteralLexicalForm()));
    each(Terms.IN_TITLE, (row, node) -> row.inTitle = true);
    Map<Node, Said.Source> articles = articles();
    List<Said> all = new ArrayList<>(rows.size());
    rows.forEach((statement, row) -> row.said(statement, articles, iris).ifPresent(all::add));
    return all;
  }

  private Map<Node, Said.Source> articles() {
    Map<Node, String> publishers = literals(Terms.PUBLISHER);
    Map<Node, String> issued = literals(Terms.ISSUED);
    Map<Node, String> complete = literals(Terms.COMPLETE);
    Map<Node, Said.Source> articles = new HashMap<>();
    data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Terms.ARTICLE_CLASS)
        .forEachRemaining(quad -> {
          Node name = quad.getSubject();
          articles.put(
              name,
              new Said.Source(
                  name,
                  Optional.ofNullable(publishers.get(name)),
                  Optional.ofNullable(issued.get(name)),
                  "true".equals(complete.get(name)),
                  copies.getOrDefault(name, name)));
        });
    return articles;
  }

  private Map<Node, String> literals(Node property) {
    Map<Node, String> values = new HashMap<>();
    data.findNG(Node.ANY, Node.ANY, property, Node.ANY)
        .forEachRemaining(quad -> {
          if (iris.isArticle(quad.getSubject()) && quad.getObject().isLiteral()) {
            values.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm());
          }
        });
    return values;
  }

  private void each(Node property, BiConsumer<Row, Node> put) {
    data.findNG(Node.ANY, Node.ANY, property, Node.ANY)
        .forEachRemaining(quad -> {
          Row row = rows.get(quad.getSubject());
          if (row != null && iris.isArticle(quad.getGraph())) {
            put.accept(row, quad.getObject());
          }
        });
  }

  private static String local(Node term) {
    return term.getURI().substring(Terms.ENT.length());
  }

  private static final class Row {
    private final Node article;
    private @Nullable Node subject;
    private @Nullable Relation relation;
    private @Nullable Node object;
    private Polarity polarity = Polarity.AFFIRMED;
    private Certainty certainty = Certainty.CERTAIN;
    private Tense tense = Tense.UNSPECIFIED;
    private Stance stance = Stance.COMMITTED;
    private @Nullable String validFrom;
    private @Nullable String validTo;
    private @Nullable Node source;
    private @Nullable String unnamed;
    private @Nullable Node outermost;
    private @Nullable Node annotator;
    private int start;
    private int end = 1;
    private boolean inTitle;

    private Row(Node article) {
      this.article = article;
    }

    private Optional<Said> said(Node statement, Map<Node, Said.Source> articles, Iris iris) {
      Said.Source from = articles.get(article);
      if (subject == null
          || relation == null
          || object == null
          || annotator == null
          || from == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Said(
              statement,
              from,
              subject,
              relation,
              object,
              polarity,
              certainty,
              tense,
              Optional.ofNullable(validFrom),
              Optional.ofNullable(validTo),
              Optional.ofNullable(source),
              Optional.ofNullable(unnamed),
              Optional.ofNullable(outermost),
              stance,
              annotator,
              iris.annotatorParts(annotator).get(1).isEmpty(),
              new Span(start, end),
              inTitle));
    }
  }
}
