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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/** Reads as much of statements as deriving needs: all of a store, or those that are asked for. */
final class SaidReader {

  private final DatasetGraph data;
  private final Iris iris;
  private final Map<String, Relation> relations = new HashMap<>();

  SaidReader(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.data = data;
    this.iris = iris;
    vocabulary.relations().forEach(relation -> relations.put(relation.iri(), relation));
  }

  /**
   * All statements whose relation the vocabulary knows, in no order; in one pass a property, which
   * is far cheaper than one look-up a statement.
   *
   * @param copies from articles that are copies to their originals
   */
  List<Said> all(Map<Node, Node> copies) {
    Map<Node, Row> rows = new HashMap<>();
    data.findNG(Node.ANY, Node.ANY, Terms.ARTICLE, Node.ANY)
        .forEachRemaining(quad -> {
          // Corrected statements are derived anew each time.
          if (iris.isArticle(quad.getGraph())) {
            rows.put(quad.getSubject(), new Row(quad.getObject()));
          }
        });
    properties()
        .forEach((property, put) ->
            data.findNG(Node.ANY, Node.ANY, property, Node.ANY)
                .forEachRemaining(quad -> {
                  Row row = rows.get(quad.getSubject());
                  if (row != null && iris.isArticle(quad.getGraph())) {
                    put.accept(row, quad.getObject());
                  }
                }));
    Map<Node, Said.Source> articles = articles(copies);
    List<Said> all = new ArrayList<>(rows.size());
    rows.forEach((statement, row) ->
        row.said(statement, articles.get(row.article), iris).ifPresent(all::add));
    return all;
  }

  /**
   * One statement; empty where the store has none of that name, or the vocabulary not its relation.
   *
   * @param article whose graph holds it
   */
  Optional<Said> one(Node statement, Said.Source article) {
    Row row = new Row(article.name());
    Map<Node, BiConsumer<Row, Node>> properties = properties();
    boolean[] found = {false};
    data.find(article.name(), statement, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> {
          found[0] = true;
          BiConsumer<Row, Node> put = properties.get(quad.getPredicate());
          if (put != null) {
            put.accept(row, quad.getObject());
          }
        });
    return found[0] ? row.said(statement, article, iris) : Optional.empty();
  }

  /** What an article says of itself. */
  Said.Source article(Node name, Node copyOf) {
    return new Said.Source(
        name,
        literal(name, Terms.PUBLISHER),
        literal(name, Terms.ISSUED),
        literal(name, Terms.COMPLETE).filter("true"::equals).isPresent(),
        copyOf);
  }

  private Optional<String> literal(Node article, Node property) {
    Optional<String> last = Optional.empty();
    for (Iterator<Quad> found = data.findNG(Node.ANY, article, property, Node.ANY);
        found.hasNext(); ) {
      Node value = found.next().getObject();
      last = value.isLiteral() ? Optional.of(value.getLiteralLexicalForm()) : last;
    }
    return last;
  }

  private Map<Node, BiConsumer<Row, Node>> properties() {
    Map<Node, BiConsumer<Row, Node>> put = new LinkedHashMap<>();
    put.put(Terms.SUBJECT, (row, node) -> row.subject = node);
    put.put(Terms.OBJECT, (row, node) -> row.object = node);
    put.put(Terms.RELATION, (row, node) -> row.relation = relations.get(node.getURI()));
    put.put(Terms.POLARITY, (row, node) -> row.polarity = Polarity.parse(local(node)));
    put.put(Terms.CERTAINTY, (row, node) -> row.certainty = Certainty.parse(local(node)));
    put.put(Terms.TENSE, (row, node) -> row.tense = Tense.parse(local(node)));
    put.put(Terms.STANCE, (row, node) -> row.stance = Stance.parse(local(node)));
    put.put(Terms.VALID_FROM, (row, node) -> row.validFrom = node.getLiteralLexicalForm());
    put.put(Terms.VALID_TO, (row, node) -> row.validTo = node.getLiteralLexicalForm());
    put.put(Terms.ATTRIBUTED_TO, (row, node) -> row.source = node);
    put.put(Terms.SOURCE_WORDS, (row, node) -> row.unnamed = node.getLiteralLexicalForm());
    put.put(Terms.REPORTED_BY, (row, node) -> row.reportedBy = node);
    // Where there are several, the chain tells which is the outermost.
    put.put(
        Terms.REPORTED_VIA,
        (row, node) -> {
          String chain = node.getLiteralLexicalForm();
          row.outermost = iris.node("entity/" + chain.substring(0, chain.indexOf('|')));
        });
    put.put(Terms.ANNOTATED_BY, (row, node) -> row.annotator = node);
    put.put(Terms.START, (row, node) -> row.start = Integer.parseInt(node.getLiteralLexicalForm()));
    put.put(Terms.END, (row, node) -> row.end = Integer.parseInt(node.getLiteralLexicalForm()));
    put.put(Terms.IN_TITLE, (row, node) -> row.inTitle = true);
    return put;
  }

  private Map<Node, Said.Source> articles(Map<Node, Node> copies) {
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
    private @Nullable Node reportedBy;
    private @Nullable Node outermost;
    private @Nullable Node annotator;
    private int start;
    private int end = 1;
    private boolean inTitle;

    private Row(Node article) {
      this.article = article;
    }

    private Optional<Said> said(Node statement, Said.@Nullable Source from, Iris iris) {
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
              Optional.ofNullable(outermost == null ? reportedBy : outermost),
              stance,
              annotator,
              iris.annotatorParts(annotator).get(1).isEmpty(),
              new Span(start, end),
              inTitle));
    }
  }
}
