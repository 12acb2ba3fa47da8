package dev.entente.curate;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * A verdict and what became of it.
 *
 * @param statements the ids of those that it is about now
 */
public record Judged(Verdict verdict, State state, List<String> statements) {

  private static final Node APPLIES_TO = Terms.ent("appliesTo");

  /** What became of a verdict. */
  public enum State {
    /** It decides. */
    HOLDS,
    /** Its reviewer, or another one later, decided again. */
    SUPERSEDED,
    /** What it judged is no longer there in the same words. */
    ORPHAN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<Judged> all(DatasetGraph data, Iris iris) {
    List<Verdict> verdicts = Verdicts.read(data, iris);
    Map<Verdict, List<String>> targets = new HashMap<>();
    Map<Object, Map<String, Verdict>> last = new HashMap<>();
    for (Verdict verdict : verdicts) {
      List<String> statements = new ArrayList<>();
      Node name = iris.node("verdict/" + verdict.id());
      G.listSP(data.getGraph(iris.relationsGraph()), name, APPLIES_TO)
          .forEach(
              node -> statements.add(node.getURI().substring(node.getURI().lastIndexOf('/') + 1)));
      statements.sort(null);
      targets.put(verdict, statements);
      for (Object target : keys(verdict, statements)) {
        Map<String, Verdict> byReviewer = last.computeIfAbsent(target, none -> new HashMap<>());
        byReviewer.put(verdict.judgement().ofStatement() ? verdict.reviewer() : "", verdict);
      }
    }
    Set<Verdict> deciding = new HashSet<>();
    last.values()
        .forEach(byReviewer ->
            byReviewer.values().stream()
                .filter(verdict -> verdict.judgement() != Verdict.Judgement.WITHDRAW)
                .max(java.util.Comparator.comparing(Verdict::time).thenComparing(Verdict::id))
                .ifPresent(deciding::add));
    return verdicts.stream()
        .map(verdict -> {
          List<String> statements = targets.getOrDefault(verdict, List.of());
          return new Judged(
              verdict,
              verdict.judgement().ofStatement() && statements.isEmpty()
                  ? State.ORPHAN
                  : deciding.contains(verdict) ? State.HOLDS : State.SUPERSEDED,
              statements);
        })
        .toList();
  }

  private static List<Object> keys(Verdict verdict, List<String> statements) {
    return switch (verdict.target()) {
      case Verdict.Target.OfActors actors -> List.of(Set.of(actors.actor(), actors.other()));
      case Verdict.Target.OfName name -> List.of(name.actor());
      case Verdict.Target.OfStatement statement -> List.copyOf(statements);
    };
  }
}
