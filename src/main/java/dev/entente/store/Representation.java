package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Certainty;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
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
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Who acts for whom: organs and office-holders for states and bodies, offices only while they are
 * held. Which relations mean that, the ontology says: those below {@code ent:represents}.
 */
final class Representation {

  private record Edge(Node to, Optional<String> from, Optional<String> until, Optional<Node> only) {
    private boolean holds(Said.Source article) {
      return only.map(article.name()::equals).orElse(true)
          && DateRange.overlap(from, until, article.issued(), article.issued());
    }
  }

  private record Moment(Node actor, Optional<String> date, Optional<Node> article) {}

  private final Map<Node, List<Edge>> edges = new HashMap<>();
  private final Set<Node> articlesWithOwn = new HashSet<>();
  private final Map<Moment, Set<Node>> represented = new HashMap<>();
  private final Map<Node, Set<Node>> ever = new HashMap<>();

  private Representation() {}

  static Representation read(
      DatasetGraph data, Iris iris, Vocabulary vocabulary, List<Said> statements) {
    Representation representation = new Representation();
    Set<String> actsFor = actsFor(data, iris, vocabulary);
    for (String relation : actsFor) {
      data.findNG(Node.ANY, Node.ANY, NodeFactory.createURI(relation), Node.ANY)
          .forEachRemaining(quad -> {
            if (!quad.getGraph().equals(iris.relationsGraph()) && quad.getObject().isURI()) {
              representation.add(
                  quad.getSubject(),
                  new Edge(quad.getObject(), Optional.empty(), Optional.empty(), Optional.empty()));
            }
          });
    }
    representation.readOffices(data, iris, actsFor);
    for (Said said : statements) {
      if (actsFor.contains(said.relation().iri())
          && said.affirmed()
          && said.certainty() == Certainty.CERTAIN
          && said.stance() == Stance.COMMITTED
          && (said.tense() == Tense.PRESENT || said.tense() == Tense.UNSPECIFIED)) {
        Node article = said.article().name();
        representation.articlesWithOwn.add(article);
        representation.add(
            said.subject(),
            new Edge(said.object(), Optional.empty(), Optional.empty(), Optional.of(article)));
      }
    }
    return representation;
  }

  /** The model's own relation, those that the ontology puts below it, and those below them. */
  private static Set<String> actsFor(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    Set<String> own = new LinkedHashSet<>();
    own.add(Terms.REPRESENTS.getURI());
    data.find(iris.ontologyGraph(), Node.ANY, Terms.SUB_PROPERTY_OF, Terms.REPRESENTS)
        .forEachRemaining(quad -> own.add(quad.getSubject().getURI()));
    Set<String> all = new LinkedHashSet<>(own);
    for (Relation relation : vocabulary.relations()) {
      for (Relation above : vocabulary.relations()) {
        if (own.contains(above.iri()) && vocabulary.isA(relation, above)) {
          all.add(relation.iri());
        }
      }
    }
    return all;
  }

  private void readOffices(DatasetGraph data, Iris iris, Set<String> actsFor) {
    Node graph = iris.entitiesGraph();
    Node role = NodeFactory.createURI(Terms.ORG + "role");
    Node start = NodeFactory.createURI(Terms.SCHEMA + "startDate");
    Node end = NodeFactory.createURI(Terms.SCHEMA + "endDate");
    data.find(graph, Node.ANY, role, Node.ANY)
        .forEachRemaining(quad -> {
          if (!actsFor.contains(quad.getObject().getURI())) {
            return;
          }
          Node office = quad.getSubject();
          Node holder =
              G.getOneSP(data.getGraph(graph), office, NodeFactory.createURI(Terms.ORG + "member"));
          Node of =
              G.getOneSP(
                  data.getGraph(graph), office, NodeFactory.createURI(Terms.ORG + "organization"));
          add(
              holder,
              new Edge(
                  of,
                  date(data, graph, office, start),
                  date(data, graph, office, end),
                  Optional.empty()));
        });
  }

  private static Optional<String> date(DatasetGraph data, Node graph, Node office, Node property) {
    return Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(graph), office, property))
        .map(Node::getLiteralLexicalForm);
  }

  private void add(Node actor, Edge edge) {
    edges.computeIfAbsent(actor, none -> new ArrayList<>()).add(edge);
  }

  /** Whether the first acts for the second, directly or through others, at the article's date. */
  boolean represents(Node actor, Node other, Said.Source article) {
    return edges.containsKey(actor) && represented(actor, article).contains(other);
  }

  /** The same actor, or one of them acts for the other. */
  boolean same(Node actor, Node other, Said.Source article) {
    return actor.equals(other)
        || represents(actor, other, article)
        || represents(other, actor, article);
  }

  /** Whom the actor acts for in the end, itself where for nobody; never empty. */
  Set<String> roots(Node actor, Said.Source article) {
    return edges.containsKey(actor)
        ? roots(actor, represented(actor, article), article)
        : Set.of(actor.getURI());
  }

  private Set<String> roots(Node actor, Set<Node> above, Said.Source article) {
    Set<String> roots = new TreeSet<>();
    for (Node node : above) {
      if (represented(node, article).isEmpty()) {
        roots.add(node.getURI());
      }
    }
    if (roots.isEmpty()) {
      roots.add(actor.getURI());
    }
    return roots;
  }

  private Set<Node> represented(Node actor, Said.Source article) {
    if (!edges.containsKey(actor)) {
      return Set.of();
    }
    Moment moment =
        new Moment(
            actor, article.issued(), Optional.of(article.name()).filter(articlesWithOwn::contains));
    Set<Node> known = represented.get(moment);
    if (known == null) {
      known = above(actor, Optional.of(article));
      represented.put(moment, known);
    }
    return known;
  }

  /** The actor and all whom it acts for at any time: a coarse net for what may be related. */
  Set<Node> everAndSelf(Node actor) {
    Set<Node> known = ever.get(actor);
    if (known == null) {
      known = new HashSet<>(above(actor, Optional.empty()));
      known.add(actor);
      ever.put(actor, known);
    }
    return known;
  }

  private Set<Node> above(Node actor, Optional<Said.Source> at) {
    Set<Node> found = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(actor));
    while (!open.isEmpty()) {
      for (Edge edge : edges.getOrDefault(open.poll(), List.of())) {
        if (at.map(edge::holds).orElse(true) && !edge.to().equals(actor) && found.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return found;
  }
}
