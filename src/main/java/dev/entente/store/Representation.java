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
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Who acts for whom: organs and office-holders for states and bodies, offices only while they are
 * held. Which relations mean that, the ontology says: those below {@code ent:represents}.
 */
final class Representation {

  static final Node ROLE = NodeFactory.createURI(Terms.ORG + "role");
  static final Node HOLDER = NodeFactory.createURI(Terms.ORG + "member");
  static final Node OF = NodeFactory.createURI(Terms.ORG + "organization");
  private static final Node START = NodeFactory.createURI(Terms.SCHEMA + "startDate");
  private static final Node END = NodeFactory.createURI(Terms.SCHEMA + "endDate");

  /** Answers that are remembered; beyond them memory would grow with the articles. */
  private static final int MOST_REMEMBERED = 100_000;

  private record Moment(Node actor, Optional<String> date, Optional<Node> article) {}

  private final Edges edges;
  private final Map<Moment, Set<Node>> represented = new HashMap<>();
  private final Map<Node, Set<Node>> ever = new HashMap<>();

  Representation(Edges edges) {
    this.edges = edges;
  }

  /** From an actor to whom it acts for, if only in one article or between two dates. */
  record Edge(Node to, Optional<String> from, Optional<String> until, Optional<Node> only) {

    /** At all times and in all articles. */
    static Edge lasting(Node to) {
      return new Edge(to, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Said by one article, and believed for it alone. */
    static Edge of(Said said) {
      return new Edge(
          said.object(), Optional.empty(), Optional.empty(), Optional.of(said.article().name()));
    }

    private boolean holds(Said.Source article) {
      return only.map(article.name()::equals).orElse(true)
          && DateRange.overlap(from, until, article.issued(), article.issued());
    }
  }

  /** Where the edges come from. */
  interface Edges {
    List<Edge> from(Node actor);

    /** Whether the article may have edges that hold in no other. */
    boolean mayHaveOwn(Node article);
  }

  /** All edges of a store, with those of the statements that are added. */
  static final class AllEdges implements Edges {
    private final Set<String> actsFor;
    private final Map<Node, List<Edge>> edges = new HashMap<>();
    private final Set<Node> articlesWithOwn = new HashSet<>();

    AllEdges(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
      this.actsFor = actsFor(data, iris, vocabulary);
      for (String relation : actsFor) {
        data.findNG(Node.ANY, Node.ANY, NodeFactory.createURI(relation), Node.ANY)
            .forEachRemaining(quad -> {
              if (!quad.getGraph().equals(iris.relationsGraph()) && quad.getObject().isURI()) {
                add(quad.getSubject(), Edge.lasting(quad.getObject()));
              }
            });
      }
      Graph entities = data.getGraph(iris.entitiesGraph());
      data.find(iris.entitiesGraph(), Node.ANY, ROLE, Node.ANY)
          .forEachRemaining(quad -> {
            if (actsFor.contains(quad.getObject().getURI())) {
              Node office = quad.getSubject();
              add(G.getOneSP(entities, office, HOLDER), office(entities, office));
            }
          });
    }

    void add(Said said) {
      if (makesEdge(said, actsFor)) {
        articlesWithOwn.add(said.article().name());
        add(said.subject(), Edge.of(said));
      }
    }

    private void add(Node actor, Edge edge) {
      edges.computeIfAbsent(actor, none -> new ArrayList<>()).add(edge);
    }

    @Override
    public List<Edge> from(Node actor) {
      return edges.getOrDefault(actor, List.of());
    }

    @Override
    public boolean mayHaveOwn(Node article) {
      return articlesWithOwn.contains(article);
    }
  }

  /** Whether who reads the statement in its article takes the one to act for the other. */
  static boolean makesEdge(Said said, Set<String> actsFor) {
    return actsFor.contains(said.relation().iri())
        && said.affirmed()
        && said.certainty() == Certainty.CERTAIN
        && said.stance() == Stance.COMMITTED
        && (said.tense() == Tense.PRESENT || said.tense() == Tense.UNSPECIFIED);
  }

  /**
   * What an office makes of its holder.
   *
   * @param entities the graph of actors
   */
  static Edge office(Graph entities, Node office) {
    return new Edge(
        G.getOneSP(entities, office, OF),
        date(entities, office, START),
        date(entities, office, END),
        Optional.empty());
  }

  private static Optional<String> date(Graph graph, Node office, Node property) {
    return Optional.ofNullable(G.getZeroOrOneSP(graph, office, property))
        .map(Node::getLiteralLexicalForm);
  }

  /** The model's own relation, those that the ontology puts below it, and those below them. */
  static Set<String> actsFor(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
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

  /** Whether the first acts for the second, directly or through others, at the article's date. */
  boolean represents(Node actor, Node other, Said.Source article) {
    return represented(actor, article).contains(other);
  }

  /** The same actor, or one of them acts for the other. */
  boolean same(Node actor, Node other, Said.Source article) {
    return actor.equals(other)
        || represents(actor, other, article)
        || represents(other, actor, article);
  }

  /** Whom the actor acts for in the end, itself where for nobody; never empty. */
  Set<String> roots(Node actor, Said.Source article) {
    return edges.from(actor).isEmpty()
        ? Set.of(actor.getURI())
        : roots(actor, represented(actor, article), article);
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
    if (edges.from(actor).isEmpty()) {
      return Set.of();
    }
    Moment moment =
        new Moment(actor, article.issued(), Optional.of(article.name()).filter(edges::mayHaveOwn));
    Set<Node> known = represented.get(moment);
    if (known == null) {
      known = above(actor, Optional.of(article));
      forget(represented);
      represented.put(moment, known);
    }
    return known;
  }

  /** The actor and all whom it acts for at any time: a coarse net for what may be related. */
  Set<Node> everAndSelf(Node actor) {
    if (edges.from(actor).isEmpty()) {
      return Set.of(actor);
    }
    Set<Node> known = ever.get(actor);
    if (known == null) {
      known = new HashSet<>(above(actor, Optional.empty()));
      known.add(actor);
      forget(ever);
      ever.put(actor, known);
    }
    return known;
  }

  private static void forget(Map<?, ?> answers) {
    if (answers.size() >= MOST_REMEMBERED) {
      answers.clear();
    }
  }

  private Set<Node> above(Node actor, Optional<Said.Source> at) {
    Set<Node> found = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(actor));
    while (!open.isEmpty()) {
      for (Edge edge : edges.from(open.remove())) {
        if (at.map(edge::holds).orElse(true) && !edge.to().equals(actor) && found.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return found;
  }
}
