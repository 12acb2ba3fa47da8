package dev.entente.rdf;

import dev.entente.article.Span;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes statements as quads of their article's graph; {@link StatementDecoder} reads them back.
 */
public final class StatementEncoder {

  private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);

  private final Iris iris;
  private final String contextNamespace;

  /**
   * @param contextNamespace what the IRIs of the domain's contexts begin with
   */
  public StatementEncoder(Iris iris, String contextNamespace) {
    this.iris = iris;
    this.contextNamespace = contextNamespace;
  }

  /**
   * @param statementOf finds the statement that a key of {@link Annotation#about} names
   * @param inTitle whether the evidence lies in the article's title
   * @throws IllegalArgumentException if {@code about} names a statement that is not there
   */
  public void encode(
      Statement statement,
      boolean inTitle,
      Function<String, Optional<Statement>> statementOf,
      StreamRDF out) {
    Node article = iris.article(statement.evidence().article());
    Writer to = new Writer(article, iris.statement(statement.identity()), out);
    to.write(Terms.TYPE, Terms.STATEMENT_CLASS);
    to.write(Terms.ARTICLE, article);
    encode(statement.claim(), to);
    encode(statement.attribution(), to);
    encode(statement.evidence(), to);
    if (inTitle) {
      to.write(Terms.IN_TITLE, TRUE);
    }
    encode(statement, statementOf, to);
  }

  private void encode(Claim claim, Writer to) {
    to.write(Terms.SUBJECT, iris.entity(claim.subject()));
    to.write(Terms.RELATION, NodeFactory.createURI(claim.relation().iri()));
    to.write(Terms.OBJECT, iris.entity(claim.object()));
    to.write(Terms.PAIR, iris.pair(claim.subject(), claim.object()));
    to.write(Terms.POLARITY, Terms.ent(claim.polarity().word()));
    to.write(Terms.CERTAINTY, Terms.ent(claim.certainty().word()));
    to.write(Terms.TENSE, Terms.ent(claim.tense().word()));
    claim
        .context()
        .ifPresent(word ->
            to.write(
                Terms.CONTEXT, NodeFactory.createURI(contextNamespace + Iris.escape(word, false))));
    claim
        .validity()
        .ifPresent(validity -> {
          validity.from().ifPresent(date -> to.write(Terms.VALID_FROM, date(date)));
          validity.to().ifPresent(date -> to.write(Terms.VALID_TO, date(date)));
        });
  }

  private void encode(Attribution attribution, Writer to) {
    to.write(Terms.ATTRIBUTION_KIND, Terms.ent(attribution.kind()));
    to.write(Terms.STANCE, Terms.ent(attribution.stance().word()));
    attribution.source().ifPresent(source -> to.write(Terms.ATTRIBUTED_TO, iris.entity(source)));
    if (attribution instanceof Attribution.Unnamed unnamed) {
      to.write(Terms.SOURCE_WORDS, NodeFactory.createLiteralString(unnamed.words()));
    }
    attribution.cue().ifPresent(cue -> to.write(Terms.CUE, NodeFactory.createLiteralString(cue)));
    List<EntityId> via = attribution.via();
    via.forEach(outer -> to.write(Terms.REPORTED_BY, iris.entity(outer)));
    if (via.size() > 1) {
      // RDF keeps no order of values, and a list would need blank nodes.
      to.write(
          Terms.REPORTED_VIA,
          NodeFactory.createLiteralString(
              via.stream().map(EntityId::value).collect(Collectors.joining("|"))));
    }
  }

  private void encode(Evidence evidence, Writer to) {
    to.write(Terms.EXACT, NodeFactory.createLiteralString(evidence.quote()));
    to.write(Terms.START, integer(evidence.span().begin()));
    to.write(Terms.END, integer(evidence.span().end()));
    evidence.subjectSpan().ifPresent(span -> to.write(Terms.SUBJECT_SPAN, words(span)));
    evidence.objectSpan().ifPresent(span -> to.write(Terms.OBJECT_SPAN, words(span)));
    evidence.triggerSpan().ifPresent(span -> to.write(Terms.TRIGGER_SPAN, words(span)));
    evidence.cueSpan().ifPresent(span -> to.write(Terms.CUE_SPAN, words(span)));
  }

  private void encode(
      Statement statement, Function<String, Optional<Statement>> statementOf, Writer to) {
    Annotation annotation = statement.annotation();
    Node annotator = iris.annotator(annotation.annotator(), annotation.configuration().orElse(""));
    to.write(Terms.ANNOTATED_BY, annotator);
    annotation
        .rule()
        .ifPresent(rule -> to.write(Terms.RULE, NodeFactory.createLiteralString(rule)));
    annotation.confidence().ifPresent(value -> to.write(Terms.CONFIDENCE, decimal(value)));
    annotation
        .event()
        .ifPresent(event -> to.write(Terms.EVENT, NodeFactory.createLiteralString(event)));
    annotation.key().ifPresent(key -> to.write(Terms.KEY, NodeFactory.createLiteralString(key)));
    for (String key : annotation.about()) {
      Statement about =
          statementOf
              .apply(key)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "about names the statement '%s', which %s does not have"
                          .formatted(key, statement.evidence().article())));
      to.write(Terms.ABOUT, iris.statement(about.identity()));
    }
  }

  /** A date of the precision that its words have. */
  public static Node date(String date) {
    return NodeFactory.createLiteralDT(
        date,
        switch (date.length()) {
          case 4 -> XSDDatatype.XSDgYear;
          case 7 -> XSDDatatype.XSDgYearMonth;
          default -> XSDDatatype.XSDdate;
        });
  }

  public static Node integer(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }

  private static Node decimal(double value) {
    return NodeFactory.createLiteralDT(
        BigDecimal.valueOf(value).toPlainString(), XSDDatatype.XSDdecimal);
  }

  private static Node words(Span span) {
    return NodeFactory.createLiteralString(span.toString());
  }

  private record Writer(Node graph, Node subject, StreamRDF out) {
    private void write(Node predicate, Node object) {
      out.quad(Quad.create(graph, Triple.create(subject, predicate, object)));
    }
  }
}
