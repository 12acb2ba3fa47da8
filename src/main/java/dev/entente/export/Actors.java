package dev.entente.export;

import dev.entente.entity.Entity;
import dev.entente.query.Labels;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.ActorKind;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/** What a store knows of actors; call it within a read transaction. */
final class Actors {

  private static final Node NOTATION = NodeFactory.createURI(Terms.SKOS + "notation");
  private static final String UNKNOWN = "Actor";

  private final Graph union;
  private final Iris iris;
  private final Labels labels;
  private final Allegiance allegiance;
  private final Map<Node, ActorKind> kinds = new HashMap<>();

  Actors(Graph union, Iris iris, Vocabulary vocabulary, Allegiance allegiance) {
    this.union = union;
    this.iris = iris;
    this.labels = new Labels(union);
    this.allegiance = allegiance;
    vocabulary.kinds().forEach(kind -> kinds.put(NodeFactory.createURI(kind.iri()), kind));
  }

  String label(EntityId actor) {
    return labels.of(iris.entity(actor));
  }

  /** Its kind; of several the first by name. */
  Optional<ActorKind> kind(EntityId actor) {
    return G.listSP(union, iris.entity(actor), Terms.TYPE).stream()
        .map(kinds::get)
        .filter(kind -> kind != null)
        .min(java.util.Comparator.comparing(ActorKind::name));
  }

  /** The actor as the tables write it, empty where the store does not know it. */
  Optional<Entity> entity(EntityId actor) {
    return kind(actor)
        .map(kind -> new Entity(actor, kind.name(), label(actor), allegiance.country(actor)));
  }

  /** A code of its own, such as {@code iso3}, {@code cow} or {@code gw}. */
  Optional<String> code(EntityId actor, String scheme) {
    String type = iris.node("scheme/" + scheme).getURI();
    return G.listSP(union, iris.entity(actor), NOTATION).stream()
        .filter(value -> value.isLiteral() && value.getLiteralDatatypeURI().equals(type))
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .findFirst();
  }

  /** Wikidata's item, {@code Q159}. */
  Optional<String> wikidata(EntityId actor) {
    return G.listSP(union, iris.entity(actor), Terms.SAME_AS).stream()
        .filter(Node::isURI)
        .map(Node::getURI)
        .filter(item -> item.startsWith("http://www.wikidata.org/entity/"))
        .map(item -> item.substring(item.lastIndexOf('/') + 1))
        .sorted()
        .findFirst();
  }

  /** Everything about it but its place in a graph. */
  ActorNode node(EntityId actor) {
    Optional<ActorKind> kind = kind(actor);
    return new ActorNode(
        actor,
        iris.entity(actor).getURI(),
        label(actor),
        kind.map(ActorKind::name).orElse(UNKNOWN),
        kind.map(ActorKind::label).orElse("actor"),
        allegiance.country(actor).flatMap(state -> code(state, "iso3")),
        !actor.value().startsWith("article/"),
        0,
        0,
        0,
        Map.of());
  }
}
