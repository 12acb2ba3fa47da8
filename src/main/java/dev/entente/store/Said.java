package dev.entente.store;

import dev.entente.article.Span;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;

/**
 * As much of a statement as deriving relationships needs.
 *
 * @param source innermost source, empty where the article narrates or the source has no name
 * @param unnamed words that stand for a source without a name
 * @param outermost the first of the outer sources
 * @param human whether a person noticed it
 */
record Said(
    Node statement,
    Source article,
    Node subject,
    Relation relation,
    Node object,
    Polarity polarity,
    Certainty certainty,
    Tense tense,
    Optional<String> validFrom,
    Optional<String> validTo,
    Optional<Node> source,
    Optional<String> unnamed,
    Optional<Node> outermost,
    Stance stance,
    Node annotator,
    boolean human,
    Span span,
    boolean inTitle) {

  /**
   * The article that says it.
   *
   * @param copyOf the article that this one is a near-identical copy of, else itself
   */
  record Source(
      Node name,
      Optional<String> publisher,
      Optional<String> issued,
      boolean complete,
      Node copyOf) {

    /** Who narrates: the publisher where known, else the article itself. */
    String narrator() {
      return publisher.map(words -> "publisher:" + words).orElse(copyOf.getURI());
    }
  }

  /** As if a person had noticed it. */
  Said asOfAPerson() {
    return new Said(
        statement, article, subject, relation, object, polarity, certainty, tense, validFrom,
        validTo, source, unnamed, outermost, stance, annotator, true, span, inTitle);
  }

  /** With other names for its actors. */
  Said with(UnaryOperator<Node> names) {
    return new Said(
        statement,
        article,
        names.apply(subject),
        relation,
        names.apply(object),
        polarity,
        certainty,
        tense,
        validFrom,
        validTo,
        source.map(names),
        unnamed,
        outermost.map(names),
        stance,
        annotator,
        human,
        span,
        inTitle);
  }

  boolean affirmed() {
    return polarity == Polarity.AFFIRMED;
  }

  boolean narrated() {
    return source.isEmpty() && unnamed.isEmpty();
  }

  /** Over or going on, as against planned or without a time. */
  boolean happened() {
    return tense == Tense.PAST || tense == Tense.PRESENT;
  }
}
