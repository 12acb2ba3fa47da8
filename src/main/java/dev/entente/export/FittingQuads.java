package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Claim;
import dev.entente.statement.Statement;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Which quads of a store are about what fits a filter: the statements, their articles, the
 * relationships they count in, the actors they name with their offices, and the ontology.
 */
final class FittingQuads {

  private static final Node MEMBER_OF = NodeFactory.createURI(Terms.ORG + "member");

  private final Iris iris;
  private final Set<Node> leftOut;
  private final Node settings;
  private final boolean everything;
  private final Set<Node> articles = new HashSet<>();
  private final Set<Node> subjects = new HashSet<>();
  private final Set<Edge> edges = new HashSet<>();

  private record Edge(Node subject, String relation, Node object) {}

  FittingQuads(View view, Filter filter) {
    this.iris = view.iris();
    this.settings = iris.graph("store");
    this.leftOut = Set.of(iris.runsGraph(), iris.graph("quarantine"));
    this.everything = filter.takesEveryStatement() && filter.all();
    if (!everything) {
      view.statements(filter, article -> add(article, view));
    }
  }

  private void add(StoredArticle article, View view) {
    if (article.statements().isEmpty()) {
      return;
    }
    articles.add(iris.article(article.article().id()));
    for (Statement statement : article.statements()) {
      Claim claim = statement.claim();
      Node subject = iris.entity(claim.subject());
      Node object = iris.entity(claim.object());
      subjects.add(iris.statement(statement.identity()));
      subjects.add(view.relationship(claim));
      subjects.add(iris.pair(claim.subject(), claim.object()));
      edges.add(new Edge(subject, claim.relation().iri(), object));
      if (claim.relation().symmetric()) {
        edges.add(new Edge(object, claim.relation().iri(), subject));
      }
      addActor(subject, view);
      addActor(object, view);
      statement.attribution().source().ifPresent(source -> addActor(iris.entity(source), view));
      statement.attribution().via().forEach(outer -> addActor(iris.entity(outer), view));
    }
  }

  private void addActor(Node actor, View view) {
    if (subjects.add(actor)) {
      subjects.addAll(G.listPO(view.data().getUnionGraph(), MEMBER_OF, actor));
    }
  }

  boolean has(Quad quad) {
    Node graph = quad.getGraph();
    if (graph.equals(settings)) {
      return quad.getPredicate().equals(Terms.POLICY) || quad.getPredicate().equals(Terms.TYPE);
    }
    if (leftOut.contains(graph)) {
      return false;
    }
    if (everything || graph.equals(iris.ontologyGraph())) {
      return true;
    }
    Node subject = quad.getSubject();
    if (iris.isArticle(graph)) {
      return articles.contains(graph) && (!isStatement(subject) || subjects.contains(subject));
    }
    if (graph.equals(iris.relationsGraph()) && isActor(subject)) {
      return edges.contains(new Edge(subject, quad.getPredicate().getURI(), quad.getObject()));
    }
    return subjects.contains(subject);
  }

  private boolean isStatement(Node node) {
    return node.isURI() && node.getURI().startsWith(iris.base() + "statement/");
  }

  private boolean isActor(Node node) {
    return node.isURI() && node.getURI().startsWith(iris.base() + "entity/");
  }
}
