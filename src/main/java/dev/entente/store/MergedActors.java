package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Which actors are one, as people have said; of each two the last verdict holds. */
final class MergedActors {

  private static final Node MERGED_INTO = Terms.ent("mergedInto");

  private final Map<Node, Node> merged = new TreeMap<>(Comparator.comparing(Node::getURI));

  /**
   * @param verdicts in order of time; those about statements are passed over
   */
  MergedActors(List<Verdict> verdicts, Iris iris) {
    Map<Set<Node>, Verdict> last = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfActors actors) {
        Set<Node> pair = Set.of(iris.entity(actors.actor()), iris.entity(actors.other()));
        last.remove(pair);
        last.put(pair, verdict);
      }
    }
    for (Verdict verdict : last.values()) {
      if (verdict.judgement() == Verdict.Judgement.MERGE) {
        Verdict.Target.OfActors actors = (Verdict.Target.OfActors) verdict.target();
        Node from = canonical(iris.entity(actors.actor()));
        Node into = canonical(iris.entity(actors.other()));
        if (!from.equals(into)) {
          merged.put(from, into);
        }
      }
    }
  }

  /** Who the actor is in the end. */
  Node canonical(Node actor) {
    Node one = actor;
    for (Node next = merged.get(one); next != null; next = merged.get(one)) {
      one = next;
    }
    return one;
  }

  /** All names of a canonical actor, its own first. */
  List<Node> members(Node actor) {
    List<Node> members = new ArrayList<>();
    members.add(actor);
    for (Node other : merged.keySet()) {
      if (canonical(other).equals(actor)) {
        members.add(other);
      }
    }
    return members;
  }

  /** Those who are somebody else by the other's verdicts than by these. */
  Set<Node> different(MergedActors other) {
    Set<Node> different = new HashSet<>(merged.keySet());
    different.addAll(other.merged.keySet());
    different.removeIf(actor -> canonical(actor).equals(other.canonical(actor)));
    return different;
  }

  /** For the relations graph. */
  Set<Triple> triples() {
    Set<Triple> triples = new HashSet<>();
    for (Node actor : merged.keySet()) {
      triples.add(Triple.create(actor, MERGED_INTO, canonical(actor)));
    }
    return triples;
  }
}
