package dev.entente.curate;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The statements whose review matters most, first: those that count, that a machine noticed and
 * nobody judged, by how central their relationship is times how unsure they are. Within a read
 * transaction, in one pass a property.
 */
public final class ReviewQueue {

  /** How sure a statement is taken to be whose rule nobody measured. */
  private static final double UNMEASURED = 0.5;

  private final DatasetGraph data;
  private final Iris iris;
  private final Runnable step;

  /**
   * @param step called now and then; what it throws ends the search
   */
  public ReviewQueue(DatasetGraph data, Iris iris, Runnable step) {
    this.data = data;
    this.iris = iris;
    this.step = step;
  }

  /**
   * What to review; what is empty takes all.
   *
   * @param rule a rule's name, or the beginning of it
   * @param relation IRI of a relation
   * @param article IRI of an article
   */
  public record Wanted(Optional<String> rule, Optional<Node> relation, Optional<Node> article) {}

  /**
   * A statement to review.
   *
   * @param confidence 0 to 1, empty where it was not measured
   * @param centrality geometric mean of how many partners either actor has
   * @param score centrality times the chance that it is wrong
   */
  public record Entry(
      Node statement, Optional<Double> confidence, double centrality, double score) {}

  /** How many there are, and the first of them after an offset. */
  public record Page(int waiting, List<Entry> entries) {}

  public Page page(Wanted wanted, int offset, int limit) {
    Map<Node, Double> central = centrality(wanted.relation());
    Map<Node, Double> confidences = new HashMap<>();
    each(
        Terms.CONFIDENCE,
        (statement, value) ->
            confidences.put(statement, Double.parseDouble(value.getLiteralLexicalForm())));
    Set<Node> judged = judged();
    Map<Node, Node> annotators = new HashMap<>();
    Comparator<Entry> best =
        Comparator.comparingDouble(Entry::score)
            .reversed()
            .thenComparing(entry -> entry.statement().getURI());
    PriorityQueue<Entry> kept = new PriorityQueue<>(best.reversed());
    int[] waiting = {0};
    each(
        Terms.COUNTED_IN,
        (statement, relationship) -> {
          Double weight = central.get(relationship);
          if (weight == null || judged.contains(statement) || !isWanted(statement, wanted)) {
            return;
          }
          Optional<Double> confidence = Optional.ofNullable(confidences.get(statement));
          if (confidence.isEmpty() && !isMachines(statement, annotators)) {
            return;
          }
          waiting[0]++;
          kept.add(
              new Entry(
                  statement, confidence, weight, weight * (1 - confidence.orElse(UNMEASURED))));
          if (kept.size() > offset + limit) {
            kept.poll();
          }
        });
    List<Entry> entries = new ArrayList<>(kept);
    entries.sort(best);
    return new Page(waiting[0], entries.subList(Math.min(offset, entries.size()), entries.size()));
  }

  private boolean isWanted(Node statement, Wanted wanted) {
    return wanted
            .article()
            .map(article -> data.contains(article, statement, Terms.ARTICLE, article))
            .orElse(true)
        && wanted.rule().map(rule -> hasRule(statement, rule)).orElse(true);
  }

  private boolean hasRule(Node statement, String rule) {
    boolean[] found = {false};
    data.findNG(Node.ANY, statement, Terms.RULE, Node.ANY)
        .forEachRemaining(
            quad -> found[0] |= quad.getObject().getLiteralLexicalForm().startsWith(rule));
    return found[0];
  }

  private boolean isMachines(Node statement, Map<Node, Node> known) {
    boolean[] found = {false};
    data.findNG(Node.ANY, statement, Terms.ANNOTATED_BY, Node.ANY)
        .forEachRemaining(quad -> {
          Node annotator = known.computeIfAbsent(quad.getObject(), same -> same);
          found[0] |= !iris.annotatorParts(annotator).get(1).isEmpty();
        });
    return found[0];
  }

  /** By relationship. */
  private Map<Node, Double> centrality(Optional<Node> relation) {
    Map<Node, Integer> partners = new HashMap<>();
    each(Terms.MEMBER, (pair, actor) -> partners.merge(actor, 1, Integer::sum));
    Map<Node, Integer> subjects = new HashMap<>();
    each(
        Terms.RDF_SUBJECT,
        (relationship, actor) -> subjects.put(relationship, partners.getOrDefault(actor, 1)));
    Map<Node, Double> central = new HashMap<>();
    each(
        Terms.RDF_OBJECT,
        (relationship, actor) ->
            central.put(
                relationship,
                Math.sqrt(
                    (double) subjects.getOrDefault(relationship, 1)
                        * partners.getOrDefault(actor, 1))));
    relation.ifPresent(wanted -> {
      Set<Node> ofIt = new HashSet<>();
      data.find(iris.relationsGraph(), Node.ANY, Terms.RDF_PREDICATE, wanted)
          .forEachRemaining(quad -> ofIt.add(quad.getSubject()));
      central.keySet().retainAll(ofIt);
    });
    return central;
  }

  private Set<Node> judged() {
    Set<Node> judged = new HashSet<>();
    for (Judged one : Judged.all(data, iris)) {
      if (one.state() == Judged.State.HOLDS) {
        one.statements().forEach(id -> judged.add(iris.statement(id)));
      }
    }
    return judged;
  }

  private void each(Node property, java.util.function.BiConsumer<Node, Node> doing) {
    int[] seen = {0};
    data.findNG(Node.ANY, Node.ANY, property, Node.ANY)
        .forEachRemaining(quad -> {
          if ((++seen[0] & 0xFFF) == 0) {
            step.run();
          }
          doing.accept(quad.getSubject(), quad.getObject());
        });
  }
}
