package dev.entente.serve;

import dev.entente.rdf.Iris;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Run;
import dev.entente.store.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Changes graphs that are anybody's to change, in one transaction with all that is derived from
 * them: the graph of verdicts, and graphs that Entente has no part in.
 */
final class Editor {

  /** Names that mean something else than a graph of that name, such as the default graph. */
  private static final String JENA = "urn:x-arq:";

  private final EntenteStore store;
  private final Iris iris;
  private final RelationsGraph relations;
  private final Policy policy;

  Editor(EntenteStore store, Editing editing) {
    this.store = store;
    this.iris = store.iris();
    this.relations = new RelationsGraph(store, editing.vocabulary());
    this.policy = editing.policy();
  }

  /** That of the verdicts. */
  Node curation() {
    return iris.curationGraph();
  }

  /**
   * @throws Problem saying where the graph comes from, if it is not to be changed here
   */
  void requireOpen(Node graph) {
    if (graph.getURI().startsWith(JENA)) {
      throw new Problem(
          Problem.FORBIDDEN, Replies.printable(graph.getURI()) + " is no graph of its own");
    }
    if (graph.equals(curation()) || !graph.getURI().startsWith(iris.base())) {
      return;
    }
    throw new Problem(
        Problem.FORBIDDEN,
        iris.isArticle(graph)
            ? "articles come by POST to /articles, with their statements; their graphs are not"
                + " written"
            : "%s is made by Entente; write %s or graphs of your own outside %s"
                .formatted(Replies.printable(graph.getURI()), curation().getURI(), iris.base()));
  }

  boolean exists(Node graph) {
    return store.read(data -> data.getGraph(graph).find().hasNext());
  }

  /**
   * Changes a graph.
   *
   * @param since the state of the store that the change was made for; empty where it suits any
   * @return whether the graph was there before
   * @throws Problem if somebody wrote since, or the verdicts would not be whole
   */
  boolean apply(Change change, OptionalLong since) {
    requireOpen(change.graph());
    boolean[] existed = {false};
    try {
      relations.derive(
          policy,
          new Run("curation", Instant.now()),
          data -> {
            if (since.isPresent() && since.getAsLong() != store.version()) {
              throw new Problem(
                  Problem.CONFLICT, "somebody else wrote at the same time; try again");
            }
            existed[0] = data.getGraph(change.graph()).find().hasNext();
            write(change, data);
          });
    } catch (IllegalArgumentException | NullPointerException broken) {
      if (!change.graph().equals(curation())) {
        throw broken;
      }
      throw notWhole(broken);
    }
    return existed[0];
  }

  private void write(Change change, DatasetGraph data) {
    Node graph = change.graph();
    List<Triple> obsolete = new ArrayList<>(change.deleted());
    if (change.emptied()) {
      data.getGraph(graph)
          .find()
          .filterDrop(change.inserted()::contains)
          .forEachRemaining(obsolete::add);
    }
    obsolete.forEach(triple ->
        data.delete(graph, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    change
        .inserted()
        .forEach(triple ->
            data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    if (graph.equals(curation())) {
      requireVerdicts(data);
    }
  }

  /** What is derived reads every verdict; a broken one would stop it for good. */
  private void requireVerdicts(DatasetGraph data) {
    try {
      Verdicts.read(data, iris);
    } catch (RuntimeException broken) {
      throw notWhole(broken);
    }
  }

  private static Problem notWhole(RuntimeException broken) {
    return new Problem(
        Problem.BAD_REQUEST,
        "the graph would hold a verdict that is not whole: "
            + Replies.printable(String.valueOf(broken.getMessage())));
  }
}
