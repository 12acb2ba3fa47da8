package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/**
 * Whom actors act for, upwards to their states: organs, places and office-holders, an office within
 * its dates only, as the catalogue's queries have it.
 */
final class Allegiance {

  private static final Node SUB_PROPERTY =
      NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#subPropertyOf");
  private static final Node ORGANIZATION = NodeFactory.createURI(Terms.ORG + "organization");
  private static final Node MEMBER = NodeFactory.createURI(Terms.ORG + "member");
  private static final Node ROLE = NodeFactory.createURI(Terms.ORG + "role");
  private static final Node START = NodeFactory.createURI(Terms.SCHEMA + "startDate");
  private static final Node END = NodeFactory.createURI(Terms.SCHEMA + "endDate");
  private static final String COUNTRY = "Country";

  private record Step(EntityId to, Optional<String> from, Optional<String> until) {
    private boolean holdsAt(Optional<String> date) {
      return date.isEmpty()
          || (from.map(begin -> Dating.firstDay(begin).compareTo(Dating.lastDay(date.get())) <= 0)
                  .orElse(true)
              && until
                  .map(end -> Dating.firstDay(date.get()).compareTo(Dating.lastDay(end)) <= 0)
                  .orElse(true));
    }
  }

  private record Moment(EntityId actor, Optional<String> date) {}

  private final Graph union;
  private final Iris iris;
  private final Set<Node> offices;
  private final Set<Node> standing;
  private final Set<Node> countries = new HashSet<>();
  private final Map<EntityId, List<Step>> steps = new HashMap<>();
  private final Map<Moment, Set<EntityId>> above = new HashMap<>();

  /** Call it, and everything of it, within a read transaction. */
  Allegiance(Graph union, Iris iris, Vocabulary vocabulary) {
    this.union = union;
    this.iris = iris;
    this.offices = below(Terms.REPRESENTS);
    this.standing = new HashSet<>(offices);
    standing.addAll(below(Terms.ent("locatedIn")));
    vocabulary.kinds().stream()
        .filter(kind -> vocabulary.isKindOf(kind.name(), COUNTRY))
        .forEach(kind -> countries.add(NodeFactory.createURI(kind.iri())));
  }

  /** All whom the actor acts for, nearest first, without itself. */
  Set<EntityId> above(EntityId actor, Optional<String> date) {
    Moment moment = new Moment(actor, date);
    Set<EntityId> known = above.get(moment);
    if (known == null) {
      known = climb(moment);
      above.put(moment, known);
    }
    return known;
  }

  /** Whether the first is the second or acts for it. */
  boolean actsFor(EntityId actor, EntityId other, Optional<String> date) {
    return actor.equals(other) || above(actor, date).contains(other);
  }

  /** The state that the actor acts for, itself if it is one; empty where there is none. */
  Optional<EntityId> state(EntityId actor, Optional<String> date) {
    if (isCountry(actor)) {
      return Optional.of(actor);
    }
    return above(actor, date).stream().filter(this::isCountry).findFirst();
  }

  /** The state that the actor acts for or merely belongs to. */
  Optional<EntityId> country(EntityId actor) {
    return state(actor, Optional.empty())
        .or(() ->
            G.listSP(union, iris.entity(actor), Terms.BELONGS_TO).stream()
                .filter(Node::isURI)
                .map(iris::entityId)
                .sorted()
                .findFirst());
  }

  private boolean isCountry(EntityId actor) {
    return G.listSP(union, iris.entity(actor), Terms.TYPE).stream().anyMatch(countries::contains);
  }

  private Set<EntityId> climb(Moment moment) {
    Set<EntityId> found = new LinkedHashSet<>();
    Deque<EntityId> open = new ArrayDeque<>(List.of(moment.actor));
    while (!open.isEmpty()) {
      for (Step step : steps(open.poll())) {
        if (step.holdsAt(moment.date) && !step.to.equals(moment.actor) && found.add(step.to)) {
          open.add(step.to);
        }
      }
    }
    return found;
  }

  private List<Step> steps(EntityId actor) {
    List<Step> known = steps.get(actor);
    if (known == null) {
      known = new ArrayList<>();
      Node node = iris.entity(actor);
      for (Node property : standing) {
        for (Node to : G.listSP(union, node, property)) {
          step(to, Optional.empty(), Optional.empty(), known);
        }
      }
      for (Node membership : G.listPO(union, MEMBER, node)) {
        if (G.listSP(union, membership, ROLE).stream().anyMatch(offices::contains)) {
          for (Node to : G.listSP(union, membership, ORGANIZATION)) {
            step(to, date(membership, START), date(membership, END), known);
          }
        }
      }
      known.sort(java.util.Comparator.comparing(Step::to));
      steps.put(actor, known);
    }
    return known;
  }

  private void step(Node to, Optional<String> from, Optional<String> until, List<Step> into) {
    if (to.isURI() && to.getURI().startsWith(iris.base() + "entity/")) {
      into.add(new Step(iris.entityId(to), from, until));
    }
  }

  private Optional<String> date(Node membership, Node property) {
    return G.listSP(union, membership, property).stream()
        .findFirst()
        .map(Node::getLiteralLexicalForm);
  }

  private Set<Node> below(Node property) {
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
}
