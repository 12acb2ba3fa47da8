package dev.entente.query;

import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/**
 * Who stands for an actor: organs, places and office-holders, at any depth, an office within its
 * dates only.
 */
final class Representatives {

  private static final Node SUB_PROPERTY =
      NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#subPropertyOf");
  private static final Node ORGANIZATION = NodeFactory.createURI(Terms.ORG + "organization");
  private static final Node MEMBER = NodeFactory.createURI(Terms.ORG + "member");
  private static final Node ROLE = NodeFactory.createURI(Terms.ORG + "role");
  private static final Node START = NodeFactory.createURI(Terms.SCHEMA + "startDate");
  private static final Node END = NodeFactory.createURI(Terms.SCHEMA + "endDate");

  /** From when to when, in dates of any precision; an open side has no end. */
  private record Office(Optional<String> from, Optional<String> to) {
    boolean holdsAt(String date) {
      return from.map(begin -> cut(begin, date).compareTo(date) <= 0).orElse(true)
          && to.map(end -> cut(date, end).compareTo(end) <= 0).orElse(true);
    }

    private static String cut(String date, String precision) {
      return date.substring(0, Math.min(date.length(), precision.length()));
    }
  }

  /** Ways by which an actor stands for the other, each a chain of offices that must all hold. */
  private final Map<Node, List<List<Office>>> ways = new HashMap<>();

  private Representatives() {}

  /** The actor alone. */
  static Representatives only(Node actor) {
    Representatives found = new Representatives();
    found.ways.put(actor, List.of(List.of()));
    return found;
  }

  /** The actor and all who stand for it. */
  static Representatives of(Node actor, Graph union) {
    Set<Node> offices = kindsOf(Terms.REPRESENTS, union);
    Set<Node> standing = new HashSet<>(offices);
    standing.addAll(kindsOf(Terms.ent("locatedIn"), union));
    Representatives found = new Representatives();
    found.walk(actor, List.of(), new HashSet<>(), offices, standing, union);
    return found;
  }

  private void walk(
      Node actor,
      List<Office> held,
      Set<Node> path,
      Set<Node> offices,
      Set<Node> standing,
      Graph union) {
    if (!path.add(actor)) {
      return;
    }
    List<List<Office>> known = ways.computeIfAbsent(actor, none -> new ArrayList<>());
    if (known.contains(held) || known.contains(List.<Office>of())) {
      path.remove(actor);
      return;
    }
    known.add(held);
    for (Node property : standing) {
      for (Node lower : G.listPO(union, property, actor)) {
        walk(lower, held, path, offices, standing, union);
      }
    }
    for (Node membership : G.listPO(union, ORGANIZATION, actor)) {
      if (G.listSP(union, membership, ROLE).stream().anyMatch(offices::contains)) {
        List<Office> chain = new ArrayList<>(held);
        chain.add(new Office(date(union, membership, START), date(union, membership, END)));
        for (Node holder : G.listSP(union, membership, MEMBER)) {
          walk(holder, List.copyOf(chain), path, offices, standing, union);
        }
      }
    }
    path.remove(actor);
  }

  private static Optional<String> date(Graph union, Node membership, Node property) {
    return G.listSP(union, membership, property).stream()
        .findFirst()
        .map(Node::getLiteralLexicalForm);
  }

  private static Set<Node> kindsOf(Node property, Graph union) {
    Set<Node> found = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(property));
    while (!open.isEmpty()) {
      Node next = open.removeLast();
      if (found.add(next)) {
        open.addAll(G.listPO(union, SUB_PROPERTY, next));
      }
    }
    return found;
  }

  Set<Node> actors() {
    return ways.keySet();
  }

  /**
   * Whether it stands for the actor at the date.
   *
   * @param date empty where it is not known, so that any time will do
   */
  boolean contains(Node actor, Optional<String> date) {
    List<List<Office>> chains = ways.getOrDefault(actor, List.of());
    return chains.stream()
        .anyMatch(chain ->
            date.isEmpty() || chain.stream().allMatch(office -> office.holdsAt(date.get())));
  }
}
