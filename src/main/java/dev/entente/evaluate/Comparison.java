package dev.entente.evaluate;

import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Predicted statements against gold: which match, one to one and as many as can, and how right
 * their attributes are.
 *
 * <p>A pair can match when the article is the same, the predicted evidence begins inside the gold
 * span, the relation is among the gold's alternatives and the actors are the same, in either order
 * for a symmetric relation. Gold rows that need not be found absorb predictions that match them, so
 * that these count neither way.
 */
public final class Comparison {

  /** The attributes that are judged on what matched, with the column each stands in. */
  public static final List<String> ATTRIBUTES =
      List.of("polarity", "certainty", "tense", "attribution", "source");

  /** A gold row and the prediction that found it. */
  public record Match(Row gold, Row predicted, Map<String, Boolean> right) {
    public Match {
      right = Map.copyOf(right);
    }
  }

  /** Counts of one line of a report. */
  public record Score(int found, int missed, int wrong) {

    /** Between 0 and 1; 1 where nothing was predicted. */
    public double precision() {
      return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    /** Between 0 and 1; 1 where nothing had to be found. */
    public double recall() {
      return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** Harmonic mean of precision and recall, between 0 and 1. */
    public double f1() {
      double p = precision();
      double r = recall();
      return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    Score plus(Score other) {
      return new Score(found + other.found, missed + other.missed, wrong + other.wrong);
    }
  }

  private final List<Match> matches = new ArrayList<>();
  private final List<Row> misses = new ArrayList<>();
  private final List<Row> wrong = new ArrayList<>();
  private final Vocabulary vocabulary;
  private final Actors actors;
  private final boolean byCountry;

  /**
   * @param byCountry whether organs, office-holders and capitals may stand for their states
   */
  public Comparison(
      List<Row> gold,
      List<Row> predicted,
      Vocabulary vocabulary,
      Actors actors,
      boolean byCountry) {
    this.vocabulary = vocabulary;
    this.actors = actors;
    this.byCountry = byCountry;
    Map<String, List<Row>> goldOf = byArticle(gold);
    Map<String, List<Row>> predictedOf = byArticle(predicted);
    goldOf.forEach((article, rows) -> compare(rows, predictedOf.getOrDefault(article, List.of())));
    predictedOf.forEach((article, rows) -> {
      if (!goldOf.containsKey(article)) {
        wrong.addAll(rows);
      }
    });
    // Gold without a row of a background relation does not judge it.
    Set<String> judged = new HashSet<>();
    gold.forEach(row -> judged.addAll(row.alternatives("relation")));
    wrong.removeIf(row -> isBackground(row) && !judged.contains(row.cell("relation")));
  }

  private static Map<String, List<Row>> byArticle(List<Row> rows) {
    Map<String, List<Row>> found = new LinkedHashMap<>();
    rows.forEach(
        row -> found.computeIfAbsent(row.cell("article"), id -> new ArrayList<>()).add(row));
    return found;
  }

  private void compare(List<Row> gold, List<Row> predicted) {
    List<Row> required = gold.stream().filter(Row::required).toList();
    SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    Set<Integer> left = new HashSet<>();
    Set<Integer> right = new HashSet<>();
    for (int g = 0; g < required.size(); g++) {
      graph.addVertex(g);
      left.add(g);
    }
    for (int p = 0; p < predicted.size(); p++) {
      graph.addVertex(required.size() + p);
      right.add(required.size() + p);
    }
    for (int g = 0; g < required.size(); g++) {
      for (int p = 0; p < predicted.size(); p++) {
        if (canMatch(required.get(g), predicted.get(p))) {
          DefaultWeightedEdge edge = graph.addEdge(g, required.size() + p);
          long rightOnes =
              judged(required.get(g), predicted.get(p)).values().stream().filter(r -> r).count();
          // As many pairs as can be come first; among those, the ones with most attributes right.
          graph.setEdgeWeight(edge, 1000 + rightOnes);
        }
      }
    }
    Set<Integer> taken = new HashSet<>();
    for (DefaultWeightedEdge edge :
        new MaximumWeightBipartiteMatching<>(graph, left, right).getMatching().getEdges()) {
      int a = graph.getEdgeSource(edge);
      int b = graph.getEdgeTarget(edge);
      Row goldRow = required.get(Math.min(a, b));
      Row predictedRow = predicted.get(Math.max(a, b) - required.size());
      matches.add(new Match(goldRow, predictedRow, judged(goldRow, predictedRow)));
      taken.add(a);
      taken.add(b);
    }
    for (int g = 0; g < required.size(); g++) {
      if (!taken.contains(g)) {
        misses.add(required.get(g));
      }
    }
    for (int p = 0; p < predicted.size(); p++) {
      Row row = predicted.get(p);
      if (!taken.contains(required.size() + p)
          && gold.stream()
              .filter(candidate -> !candidate.required())
              .noneMatch(optional -> canMatch(optional, row))) {
        wrong.add(row);
      }
    }
  }

  private boolean isBackground(Row row) {
    return vocabulary.relation(row.cell("relation")).map(r -> r.background()).orElse(false);
  }

  private boolean canMatch(Row gold, Row predicted) {
    if (!gold.alternatives("relation").contains(predicted.cell("relation"))) {
      return false;
    }
    int begin = predicted.place("begin").orElse(-1);
    if (gold.place("begin").isPresent()
        && (begin < gold.place("begin").get()
            || begin >= gold.place("end").orElse(Integer.MAX_VALUE))) {
      return false;
    }
    boolean straight =
        same(gold, "subject", predicted, "subject") && same(gold, "object", predicted, "object");
    boolean symmetric =
        vocabulary.relation(predicted.cell("relation")).map(r -> r.symmetric()).orElse(false);
    return straight
        || symmetric
            && same(gold, "subject", predicted, "object")
            && same(gold, "object", predicted, "subject");
  }

  /** An empty gold cell leaves the actor open. */
  private boolean same(Row gold, String goldPlace, Row predicted, String predictedPlace) {
    for (String actor : gold.actors(goldPlace)) {
      if (actor.isEmpty()
          || actors.same(
              actor,
              predicted.cell(predictedPlace),
              predicted.cell(predictedPlace + "_label"),
              byCountry)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Boolean> judged(Row gold, Row predicted) {
    Map<String, Boolean> right = new TreeMap<>();
    for (String attribute : ATTRIBUTES) {
      if (attribute.equals("source")) {
        if (gold.cells().containsKey("source") || gold.cells().containsKey("source_label")) {
          right.put(attribute, sameSource(gold, predicted));
        }
      } else if (!gold.cell(attribute).isEmpty()) {
        right.put(attribute, gold.alternatives(attribute).contains(predicted.cell(attribute)));
      }
    }
    return right;
  }

  private boolean sameSource(Row gold, Row predicted) {
    String id = predicted.cell("source");
    String label = predicted.cell("source_label");
    boolean none = id.isEmpty() && label.isEmpty();
    for (String source : gold.actors("source")) {
      if (source.isEmpty() || none
          ? source.isEmpty() && none
          : actors.same(source, id, label, byCountry)
              || (id.isEmpty() && sameUnnamed(source, label))) {
        return true;
      }
    }
    return false;
  }

  /** "sources" and "two sources briefed on the plan" are the same source without a name. */
  private static boolean sameUnnamed(String gold, String predicted) {
    String left = " " + Actors.words(gold) + " ";
    String right = " " + Actors.words(predicted) + " ";
    return left.contains(right) || right.contains(left);
  }

  public List<Match> matches() {
    return matches;
  }

  /** Gold rows that had to be found and were not. */
  public List<Row> misses() {
    return misses;
  }

  /** Predictions that no gold row bears out. */
  public List<Row> wrong() {
    return wrong;
  }

  /** Over all relations but the background ones. */
  public Score overall() {
    return sum(false);
  }

  /** Over the background relations: family, office, membership, place. */
  public Score background() {
    return sum(true);
  }

  private Score sum(boolean background) {
    return byRelation().entrySet().stream()
        .filter(entry ->
            background
                == vocabulary.relation(entry.getKey()).map(r -> r.background()).orElse(false))
        .map(Map.Entry::getValue)
        .reduce(new Score(0, 0, 0), Score::plus);
  }

  /** By the relation: the gold's first alternative where it was missed, else the predicted one. */
  public Map<String, Score> byRelation() {
    Map<String, Score> scores = new TreeMap<>();
    matches.forEach(
        match -> scores.merge(match.predicted().cell("relation"), new Score(1, 0, 0), Score::plus));
    misses.forEach(row ->
        scores.merge(row.alternatives("relation").getFirst(), new Score(0, 1, 0), Score::plus));
    wrong.forEach(row -> scores.merge(row.cell("relation"), new Score(0, 0, 1), Score::plus));
    return scores;
  }

  /** By the ontology's group, such as the quad class. */
  public Map<String, Score> byGroup() {
    Map<String, Score> scores = new TreeMap<>();
    byRelation()
        .forEach((name, score) ->
            scores.merge(
                vocabulary.relation(name).flatMap(r -> r.group()).orElse("none"),
                score,
                Score::plus));
    return scores;
  }

  /** For each attribute how many matches have it right, and of how many. */
  public Map<String, int[]> attributes() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (String attribute : ATTRIBUTES) {
      int right = 0;
      int judged = 0;
      for (Match match : matches) {
        Boolean value = match.right().get(attribute);
        if (value != null) {
          judged++;
          if (value) {
            right++;
          }
        }
      }
      if (judged > 0) {
        counts.put(attribute, new int[] {right, judged});
      }
    }
    return counts;
  }
}
