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
import java.util.function.Consumer;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of statements as deriving needs: article by article, as they stand together in the
 * index, or those that are asked for.
 */
final class SaidReader {

  private static final List<Node> DETAILS = List.of(Terms.PUBLISHER, Terms.ISSUED, Terms.COMPLETE);

  private final DatasetGraph data;
  private final Iris iris;
  private final Map<String, Relation> relations = new HashMap<>();
  private final Map<Node, BiConsumer<Row, Node>> properties;
  private final NodeTupleTable quads;
  private final NodeTable nodes;

  SaidReader(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.data = data;
    this.iris = iris;
    vocabulary.relations().forEach(relation -> relations.put(relation.iri(), relation));
    this.properties = properties();
    this.quads = TDBInternal.requireStorage(data).getQuadTable().getNodeTupleTable();
    this.nodes = quads.getNodeTable();
  }

  /**
   * Gives the statements of each article whose relation the vocabulary knows, in no order but those
   * of an article at once.
   *
   * @param copies from articles that are copies to their originals
   */
  void each(Map<Node, Node> copies, Consumer<List<Said>> ofArticle) {
    Map<NodeId, BiConsumer<Row, Node>> ofStatements = new HashMap<>();
    properties.forEach((property, put) -> ofStatements.put(nodes.getNodeIdForNode(property), put));
    Numbers numbers =
        new Numbers(ofStatements, DETAILS.stream().map(nodes::getNodeIdForNode).toList());
    data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Terms.ARTICLE_CLASS)
        .forEachRemaining(quad -> {
          Node article = quad.getGraph();
          if (iris.isArticle(article) && article.equals(quad.getSubject())) {
            ofArticle.accept(of(article, copies.getOrDefault(article, article), numbers));
          }
        });
  }

  /** What TDB2 knows the properties by; those that the store does not know all have the same. */
  private record Numbers(Map<NodeId, BiConsumer<Row, Node>> ofStatements, List<NodeId> details) {}

  /** Texts and quotes, which are most of an article, stay on disk: TDB2 tells terms by number. */
  private List<Said> of(Node article, Node copyOf, Numbers numbers) {
    Map<NodeId, Row> rows = new LinkedHashMap<>();
    String[] details = new String[DETAILS.size()];
    NodeId self = nodes.getNodeIdForNode(article);
    Iterator<Tuple<NodeId>> all = quads.findAsNodeIds(article, Node.ANY, Node.ANY, Node.ANY);
    while (all.hasNext()) {
      Tuple<NodeId> quad = all.next();
      NodeId subject = quad.get(1);
      NodeId predicate = quad.get(2);
      BiConsumer<Row, Node> put = numbers.ofStatements.get(predicate);
      if (put != null) {
        put.accept(
            rows.computeIfAbsent(subject, none -> new Row()), nodes.getNodeForNodeId(quad.get(3)));
      } else if (subject.equals(self) && numbers.details.contains(predicate)) {
        Node value = nodes.getNodeForNodeId(quad.get(3));
        if (value.isLiteral()) {
          details[numbers.details.indexOf(predicate)] = value.getLiteralLexicalForm();
        }
      }
    }
    Said.Source source =
        new Said.Source(
            article,
            Optional.ofNullable(details[0]),
            Optional.ofNullable(details[1]),
            "true".equals(details[2]),
            copyOf);
    List<Said> said = new ArrayList<>(rows.size());
    rows.forEach((statement, row) ->
        row.said(nodes.getNodeForNodeId(statement), source, iris).ifPresent(said::add));
    return said;
  }

  /**
   * One statement; empty where the store has none of that name, or the vocabulary not its relation.
   *
   * @param article whose graph holds it
   */
  Optional<Said> one(Node statement, Said.Source article) {
    Row row = new Row();
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

  private static String local(Node term) {
    return term.getURI().substring(Terms.ENT.length());
  }

  private static final class Row {
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

    private Optional<Said> said(Node statement, Said.Source from, Iris iris) {
      if (subject == null || relation == null || object == null || annotator == null) {
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
