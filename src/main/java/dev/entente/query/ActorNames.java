package dev.entente.query;

import dev.entente.entity.Words;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.jspecify.annotations.Nullable;

/**
 * Finds the actor that somebody means by a name, id or IRI, through the labels and aliases in the
 * store; call it within a read transaction.
 */
public final class ActorNames {

  private static final Node HIDDEN_LABEL = NodeFactory.createURI(Terms.SKOS + "hiddenLabel");

  /** In the order in which they decide: a name before an alias before a demonym or seat. */
  private static final List<Node> NAMES = List.of(Terms.PREF_LABEL, Terms.ALT_LABEL, HIDDEN_LABEL);

  private static final int SUGGESTIONS = 5;

  private final Graph union;
  private final Iris iris;

  /**
   * @param union of all graphs of the store
   */
  public ActorNames(Graph union, Iris iris) {
    this.union = union;
    this.iris = iris;
  }

  /**
   * The one actor that is meant: an id or IRI of an actor, else the one with that label, else the
   * one with that alias; upper and lower case, diacritics and hyphens do not count.
   *
   * @throws QueryException naming the nearest actors, if there is none or there are several
   */
  public Node resolve(String name) {
    String wanted = name.strip();
    if (wanted.isEmpty()) {
      throw new QueryException("an actor's name is empty");
    }
    Node byId = byId(wanted);
    if (byId != null) {
      return byId;
    }
    // The usual case needs no look at all the labels.
    List<Node> exact =
        G.listPO(union, Terms.PREF_LABEL, NodeFactory.createLiteralLang(wanted, "en"));
    if (exact.size() == 1) {
      return exact.get(0);
    }
    String folded = Words.fold(wanted);
    for (Node kind : NAMES) {
      Set<Node> found = new LinkedHashSet<>();
      G.find(union, Node.ANY, kind, Node.ANY)
          .filterKeep(
              triple -> Words.fold(triple.getObject().getLiteralLexicalForm()).equals(folded))
          .forEach(triple -> found.add(triple.getSubject()));
      if (found.size() == 1) {
        return found.iterator().next();
      }
      if (found.size() > 1) {
        throw new QueryException(
            "'%s' may be %s; say which by the id in brackets"
                .formatted(
                    ParameterValues.printable(wanted),
                    described(found.stream().sorted(byIri()).toList())));
      }
    }
    List<Node> near = near(folded);
    throw new QueryException(
        "no actor is called '%s'%s"
            .formatted(
                ParameterValues.printable(wanted),
                near.isEmpty()
                    ? "; 'entente query find name=…' searches the names"
                    : "; did you mean " + described(near) + "?"));
  }

  private @Nullable Node byId(String wanted) {
    String iri =
        wanted.startsWith("<") && wanted.endsWith(">")
            ? wanted.substring(1, wanted.length() - 1)
            : wanted;
    List<Node> candidates = new ArrayList<>();
    if (iri.contains(":") && Iris.legal(iri)) {
      candidates.add(NodeFactory.createURI(iri));
    }
    try {
      candidates.add(iris.entity(new EntityId(wanted.replaceFirst("^e:", ""))));
    } catch (IllegalArgumentException noId) {
      // Then it can only be a name.
    }
    for (Node candidate : candidates) {
      if (G.contains(union, candidate, Terms.PREF_LABEL, Node.ANY)) {
        return candidate;
      }
    }
    return null;
  }

  /** Actors of the articles before others, then by how near their names are. */
  private List<Node> near(String folded) {
    Map<Node, Integer> distances = new HashMap<>();
    for (Node kind : NAMES) {
      G.find(union, Node.ANY, kind, Node.ANY)
          .forEach(triple -> {
            int distance =
                Nearness.distance(folded, Words.fold(triple.getObject().getLiteralLexicalForm()));
            if (distance <= Math.max(2, folded.length() / 3)) {
              distances.merge(triple.getSubject(), distance, Math::min);
            }
          });
    }
    return distances.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<Node, Integer> entry) -> inArticles(entry.getKey()) ? 0 : 1)
                .thenComparing(Map.Entry::getValue)
                .thenComparing(Map.Entry::getKey, byIri()))
        .map(Map.Entry::getKey)
        .limit(SUGGESTIONS)
        .toList();
  }

  private boolean inArticles(Node actor) {
    return G.contains(union, Node.ANY, Terms.MEMBER, actor);
  }

  private String described(List<Node> actors) {
    Labels labels = new Labels(union);
    return actors.stream()
        .map(actor -> "%s (%s)".formatted(labels.of(actor), id(actor)))
        .collect(Collectors.joining(", "));
  }

  private String id(Node actor) {
    try {
      return iris.entityId(actor).value();
    } catch (IllegalArgumentException foreign) {
      return actor.getURI();
    }
  }

  private static Comparator<Node> byIri() {
    return Comparator.comparing(Node::toString);
  }
}
