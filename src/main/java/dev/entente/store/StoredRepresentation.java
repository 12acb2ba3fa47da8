package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/** Whom statements in the store make act for whom, looked up where it is asked for. */
final class StoredRepresentation implements Representation.Edges {
  private final Statements statements;
  private final DatasetGraph data;
  private final Iris iris;
  private final Set<String> actsFor;
  private final Map<Node, List<Representation.Edge>> known = new HashMap<>();
  private final Map<Node, Map<Node, Set<Node>>> makers = new HashMap<>();

  StoredRepresentation(Statements statements, DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.statements = statements;
    this.data = data;
    this.iris = iris;
    this.actsFor = Representation.actsFor(data, iris, vocabulary);
  }

  @Override
  public List<Representation.Edge> from(Node actor) {
    List<Representation.Edge> edges = known.get(actor);
    if (edges == null) {
      edges = find(actor);
      known.put(actor, edges);
    }
    return edges;
  }

  @Override
  public boolean mayHaveOwn(Node article) {
    return true;
  }

  private List<Representation.Edge> find(Node actor) {
    List<Representation.Edge> edges = new ArrayList<>();
    for (String relation : actsFor) {
      data.findNG(Node.ANY, actor, NodeFactory.createURI(relation), Node.ANY)
          .forEachRemaining(quad -> {
            if (!quad.getGraph().equals(iris.relationsGraph()) && quad.getObject().isURI()) {
              edges.add(Representation.Edge.lasting(quad.getObject()));
            }
          });
    }
    offices(Representation.HOLDER, actor)
        .forEach(office ->
            edges.add(Representation.office(data.getGraph(iris.entitiesGraph()), office)));
    said(Terms.SUBJECT, actor)
        .filter(said -> said.subject().equals(actor))
        .forEach(said -> edges.add(Representation.Edge.of(said)));
    return edges;
  }

  private Stream<Node> offices(Node property, Node actor) {
    List<Node> offices = new ArrayList<>();
    data.find(iris.entitiesGraph(), Node.ANY, property, actor)
        .forEachRemaining(quad -> {
          Node role =
              G.getZeroOrOneSP(
                  data.getGraph(iris.entitiesGraph()), quad.getSubject(), Representation.ROLE);
          if (role != null && role.isURI() && actsFor.contains(role.getURI())) {
            offices.add(quad.getSubject());
          }
        });
    return offices.stream();
  }

  private Stream<Said> said(Node property, Node actor) {
    Map<Node, Set<Node>> those =
        makers.computeIfAbsent(property, side -> statements.byActor(side, actsFor));
    return statements.actors().members(actor).stream()
        .flatMap(member -> those.getOrDefault(member, Set.of()).stream())
        .distinct()
        .flatMap(statement -> statements.form(statement).counting().stream())
        .filter(said -> Representation.makesEdge(said, actsFor));
  }

  /** All who at any time act for the actor, directly or through others. */
  Set<Node> below(Node actor) {
    Set<Node> found = new LinkedHashSet<>();
    List<Node> open = new ArrayList<>(List.of(actor));
    while (!open.isEmpty()) {
      Node one = open.removeLast();
      List<Node> those = new ArrayList<>();
      for (String relation : actsFor) {
        data.findNG(Node.ANY, Node.ANY, NodeFactory.createURI(relation), one)
            .forEachRemaining(quad -> {
              if (!quad.getGraph().equals(iris.relationsGraph())) {
                those.add(quad.getSubject());
              }
            });
      }
      offices(Representation.OF, one)
          .forEach(office ->
              those.add(
                  G.getOneSP(data.getGraph(iris.entitiesGraph()), office, Representation.HOLDER)));
      said(Terms.OBJECT, one)
          .filter(said -> said.object().equals(one))
          .forEach(said -> those.add(said.subject()));
      those.stream().filter(found::add).forEach(open::add);
    }
    return found;
  }
}
