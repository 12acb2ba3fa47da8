package dev.entente.export;

import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Attribution;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An article as annotation tools show it: the words for each relation, and from them to the words
 * for the actors that it is about. Two statements whose actor stands at the same words share them.
 *
 * @param spans where which actor is meant, in the order in which they are first needed
 * @param claims what is said
 */
record Mentions(List<Mention> spans, List<Claimed> claims) {

  /** Words that stand for an actor. */
  record Mention(Span span, EntityId actor) {}

  /**
   * A statement at the words that make it.
   *
   * @param span the words of the relation, all of the quote where these are not known
   * @param arguments the actors' words by their part: subject, object, source
   */
  record Claimed(Statement statement, Span span, Map<String, Mention> arguments) {

    /** The columns of the statement table that tools can change, actors aside. */
    Map<String, String> attributes() {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("relation", statement.claim().relation().name());
      attributes.put("polarity", statement.claim().polarity().word());
      attributes.put("certainty", statement.claim().certainty().word());
      attributes.put("tense", statement.claim().tense().word());
      attributes.put("attribution", statement.attribution().kind());
      return attributes;
    }
  }

  /** Those of an article; what people corrected is shown as it was noticed, to be judged again. */
  static Mentions of(StoredArticle article, View view) {
    Iris iris = view.iris();
    Map<Mention, Mention> spans = new LinkedHashMap<>();
    List<Claimed> claims = new ArrayList<>();
    for (Statement statement : article.statements()) {
      if (view.data()
          .contains(
              iris.article(article.article().id()),
              iris.statement(statement.identity()),
              Terms.TYPE,
              Terms.STATEMENT_CLASS)) {
        Evidence evidence = statement.evidence();
        Map<String, Mention> arguments = new LinkedHashMap<>();
        put("subject", evidence.subjectSpan(), statement.claim().subject(), statement, arguments);
        put("object", evidence.objectSpan(), statement.claim().object(), statement, arguments);
        statement
            .attribution()
            .source()
            .filter(source -> !(statement.attribution() instanceof Attribution.Unnamed))
            .ifPresent(source -> put("source", evidence.cueSpan(), source, statement, arguments));
        arguments.replaceAll((part, mention) -> spans.computeIfAbsent(mention, same -> same));
        claims.add(
            new Claimed(statement, evidence.triggerSpan().orElse(evidence.span()), arguments));
      }
    }
    return new Mentions(List.copyOf(spans.keySet()), claims);
  }

  private static void put(
      String part,
      Optional<Span> span,
      EntityId actor,
      Statement statement,
      Map<String, Mention> arguments) {
    arguments.put(part, new Mention(span.orElse(statement.evidence().span()), actor));
  }
}
