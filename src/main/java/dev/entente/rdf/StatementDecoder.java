package dev.entente.rdf;

import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;

/**
 * Reads the statements of an article's graph: {@code decode(encode(s))} is {@code s}, its spans,
 * sources and keys included.
 */
public final class StatementDecoder {

  private final Iris iris;
  private final String contextNamespace;
  private final Map<String, Relation> relations = new HashMap<>();

  public StatementDecoder(Iris iris, Vocabulary vocabulary) {
    this.iris = iris;
    this.contextNamespace = vocabulary.namespace();
    vocabulary.relations().forEach(relation -> relations.put(relation.iri(), relation));
  }

  /**
   * All statements of the graph in the order of the text, those of the same words by identity.
   *
   * @throws IllegalArgumentException naming the statement, if a value is missing, doubled or
   *     unknown
   */
  public List<Statement> decode(Graph article) {
    List<Statement> statements = new ArrayList<>();
    for (Node node : G.listPO(article, Terms.TYPE, Terms.STATEMENT_CLASS)) {
      statements.add(decode(article, node));
    }
    statements.sort(
        Comparator.comparing((Statement statement) -> statement.evidence().span())
            .thenComparing(Statement::identity));
    return statements;
  }

  /**
   * One statement of an article's graph (or of the union of all graphs).
   *
   * @throws IllegalArgumentException naming the statement, if a value is missing, doubled or
   *     unknown
   */
  public Statement decode(Graph graph, Node node) {
    Reader from = new Reader(graph, node);
    try {
      return new Statement(claim(from), attribution(from), evidence(from), annotation(from));
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "the statement %s cannot be read: %s".formatted(node, unreadable.getMessage()),
          unreadable);
    }
  }

  private Claim claim(Reader from) {
    String relationIri = from.one(Terms.RELATION).getURI();
    Relation relation = relations.get(relationIri);
    if (relation == null) {
      throw new IllegalArgumentException("its relation " + relationIri + " is not in the ontology");
    }
    Optional<String> validFrom = from.words(Terms.VALID_FROM);
    Optional<String> validTo = from.words(Terms.VALID_TO);
    return new Claim(
        from.entity(Terms.SUBJECT),
        relation,
        from.entity(Terms.OBJECT),
        Polarity.parse(from.term(Terms.POLARITY)),
        Certainty.parse(from.term(Terms.CERTAINTY)),
        Tense.parse(from.term(Terms.TENSE)),
        validFrom.isPresent() || validTo.isPresent()
            ? Optional.of(new Validity(validFrom, validTo))
            : Optional.empty(),
        from.optional(Terms.CONTEXT)
            .map(context -> Iris.unescape(context.getURI().substring(contextNamespace.length()))));
  }

  private Attribution attribution(Reader from) {
    Stance stance = Stance.parse(from.term(Terms.STANCE));
    Optional<String> cue = from.words(Terms.CUE);
    List<EntityId> via = via(from);
    String kind = from.term(Terms.ATTRIBUTION_KIND);
    return switch (kind) {
      case "narrated" -> new Attribution.Narrated(stance);
      case "quoted" -> new Attribution.Quoted(from.entity(Terms.ATTRIBUTED_TO), cue, via, stance);
      case "reported" ->
          new Attribution.Reported(from.entity(Terms.ATTRIBUTED_TO), cue, via, stance);
      case "unnamed" ->
          new Attribution.Unnamed(
              from.one(Terms.SOURCE_WORDS).getLiteralLexicalForm(), cue, via, stance);
      default -> throw new IllegalArgumentException("there is no attribution kind " + kind);
    };
  }

  private List<EntityId> via(Reader from) {
    Optional<String> chain = from.words(Terms.REPORTED_VIA);
    if (chain.isPresent()) {
      return Arrays.stream(chain.get().split("\\|")).map(EntityId::new).toList();
    }
    return from.optional(Terms.REPORTED_BY).map(iris::entityId).stream().toList();
  }

  private Evidence evidence(Reader from) {
    ArticleId article = iris.articleId(from.one(Terms.ARTICLE));
    return new Evidence(
        article,
        new Span(from.integer(Terms.START), from.integer(Terms.END)),
        from.one(Terms.EXACT).getLiteralLexicalForm(),
        from.words(Terms.SUBJECT_SPAN).map(Span::parse),
        from.words(Terms.OBJECT_SPAN).map(Span::parse),
        from.words(Terms.TRIGGER_SPAN).map(Span::parse),
        from.words(Terms.CUE_SPAN).map(Span::parse));
  }

  private Annotation annotation(Reader from) {
    List<String> annotator = iris.annotatorParts(from.one(Terms.ANNOTATED_BY));
    List<String> about = new ArrayList<>();
    for (Node node : G.listSP(from.graph, from.node, Terms.ABOUT)) {
      about.add(new Reader(from.graph, node).one(Terms.KEY).getLiteralLexicalForm());
    }
    return new Annotation(
        annotator.get(0),
        Optional.of(annotator.get(1)).filter(configuration -> !configuration.isEmpty()),
        from.words(Terms.RULE),
        from.words(Terms.CONFIDENCE).map(Double::parseDouble),
        from.words(Terms.EVENT),
        about,
        from.words(Terms.KEY));
  }

  private final class Reader {
    private final Graph graph;
    private final Node node;

    private Reader(Graph graph, Node node) {
      this.graph = graph;
      this.node = node;
    }

    private Optional<Node> optional(Node predicate) {
      List<Node> values = G.listSP(graph, node, predicate);
      if (values.size() > 1) {
        throw new IllegalArgumentException(
            "it has %d values of %s".formatted(values.size(), predicate));
      }
      return values.stream().findFirst();
    }

    private Node one(Node predicate) {
      return optional(predicate)
          .orElseThrow(() -> new IllegalArgumentException("it has no " + predicate));
    }

    private EntityId entity(Node predicate) {
      return iris.entityId(one(predicate));
    }

    private Optional<String> words(Node predicate) {
      return optional(predicate).map(Node::getLiteralLexicalForm);
    }

    private int integer(Node predicate) {
      return Integer.parseInt(one(predicate).getLiteralLexicalForm());
    }

    /** Local name of a term of the model. */
    private String term(Node predicate) {
      return one(predicate).getURI().substring(Terms.ENT.length());
    }
  }
}
