package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The statements that a person stands behind: noticed or corrected by one, or accepted; a person's
 * own that another one rejected or corrected is none of them.
 */
final class Accepted {

  private static final Node APPLIES_TO = Terms.ent("appliesTo");
  private static final Node PERSON = NodeFactory.createURI(Terms.PROV + "Person");

  private final Map<String, Verdict.Judgement> decided = new HashMap<>();
  private final Set<String> people = new HashSet<>();

  /** Reads them; call it within a read transaction. */
  Accepted(DatasetGraph data, Iris iris) {
    // By statement and reviewer; the verdicts come in order of time, so that the last one stays.
    Map<String, Map<String, Verdict>> byReviewer = new HashMap<>();
    for (Verdict verdict : Verdicts.read(data, iris)) {
      data.find(iris.relationsGraph(), iris.node("verdict/" + verdict.id()), APPLIES_TO, Node.ANY)
          .forEachRemaining(quad ->
              byReviewer
                  .computeIfAbsent(Relationships.digits(quad.getObject()), none -> new HashMap<>())
                  .put(verdict.reviewer(), verdict));
    }
    byReviewer.forEach((statement, verdicts) ->
        verdicts.values().stream()
            .filter(verdict -> verdict.judgement() != Verdict.Judgement.WITHDRAW)
            .max(java.util.Comparator.comparing(Verdict::time).thenComparing(Verdict::id))
            .ifPresent(verdict -> decided.put(statement, verdict.judgement())));
    data.find(Node.ANY, Node.ANY, Terms.TYPE, PERSON)
        .forEachRemaining(quad -> {
          if (quad.getSubject().getURI().startsWith(iris.base() + "annotator/")) {
            people.add(iris.annotatorParts(quad.getSubject()).getFirst());
          }
        });
  }

  boolean has(Statement statement) {
    Verdict.Judgement judgement = decided.get(statement.identity());
    return judgement == null
        ? people.contains(statement.annotation().annotator())
        : judgement == Verdict.Judgement.ACCEPT;
  }
}
