package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Gives actors the names that people gave them, in the graphs that name them, so that every query
 * sees one name; the former one becomes an alias and is kept in the graph of names, to be given
 * back. Within a write transaction.
 */
final class Renaming {

  private static final Node RENAMED = Terms.ent("renamed");
  private static final Node NAMED_IN = Terms.ent("namedIn");
  private static final Node FORMER_NAME = Terms.ent("formerName");

  private final DatasetGraph data;
  private final Iris iris;
  private final Node names;

  Renaming(DatasetGraph data, Iris iris) {
    this.data = data;
    this.iris = iris;
    this.names = iris.graph("names");
  }

  /** Makes the names those of the verdicts. */
  void apply(List<Verdict> verdicts) {
    Map<String, String> wanted = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfName name) {
        wanted.put(iris.entity(name.actor()).getURI(), name.name());
      }
    }
    wanted.values().removeIf(String::isEmpty);
    List<Quad> given = new ArrayList<>();
    data.find(names, Node.ANY, Terms.PREF_LABEL, Node.ANY).forEachRemaining(given::add);
    for (Quad name : given) {
      if (!name.getObject()
          .getLiteralLexicalForm()
          .equals(wanted.get(name.getSubject().getURI()))) {
        giveBack(name.getSubject(), name.getObject());
        data.delete(name);
      }
    }
    wanted.forEach((actor, name) -> rename(NodeFactory.createURI(actor), name));
  }

  private void giveBack(Node actor, Node given) {
    for (Node record : G.listPO(data.getGraph(names), RENAMED, actor)) {
      Node graph = G.getOneSP(data.getGraph(names), record, NAMED_IN);
      Node former = G.getOneSP(data.getGraph(names), record, FORMER_NAME);
      // What was written anew since has its own names.
      if (data.contains(graph, actor, Terms.PREF_LABEL, given)) {
        data.delete(graph, actor, Terms.PREF_LABEL, given);
        data.delete(graph, actor, Terms.ALT_LABEL, former);
        data.add(graph, actor, Terms.PREF_LABEL, former);
      }
      data.deleteAny(names, record, Node.ANY, Node.ANY);
    }
  }

  private void rename(Node actor, String name) {
    Node given = NodeFactory.createLiteralLang(name, "en");
    List<Quad> labels = new ArrayList<>();
    data.findNG(Node.ANY, actor, Terms.PREF_LABEL, Node.ANY).forEachRemaining(labels::add);
    for (Quad label : labels) {
      Node graph = label.getGraph();
      if (!graph.equals(names) && !label.getObject().equals(given)) {
        Node record = iris.node("name/" + Iris.hash(actor.getURI(), graph.getURI()));
        data.deleteAny(names, record, Node.ANY, Node.ANY);
        data.add(names, record, RENAMED, actor);
        data.add(names, record, NAMED_IN, graph);
        data.add(names, record, FORMER_NAME, label.getObject());
        data.delete(label);
        data.add(graph, actor, Terms.PREF_LABEL, given);
        data.add(graph, actor, Terms.ALT_LABEL, label.getObject());
      }
    }
    if (!labels.isEmpty()) {
      data.add(names, actor, Terms.PREF_LABEL, given);
    }
  }
}
