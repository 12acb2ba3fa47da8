package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.time.Instant;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What a run did and when, as a PROV activity in the runs graph: the only place where times of
 * processing stand, so that everything else is the same after every run.
 *
 * @param articles those that were written
 */
public record RunRecord(String label, Instant started, Instant ended, List<Node> articles) {

  public RunRecord {
    articles = List.copyOf(articles);
  }

  void write(DatasetGraph data, Iris iris) {
    Node graph = iris.runsGraph();
    Node run = iris.node("run/" + Iris.hash(label, started.toString(), ended.toString()));
    data.add(graph, run, Terms.TYPE, prov("Activity"));
    data.add(graph, run, Terms.LABEL, NodeFactory.createLiteralString(label));
    data.add(graph, run, prov("startedAtTime"), time(started));
    data.add(graph, run, prov("endedAtTime"), time(ended));
    articles.forEach(article -> data.add(graph, run, prov("generated"), article));
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(Terms.PROV + name);
  }

  private static Node time(Instant instant) {
    return NodeFactory.createLiteralDT(instant.toString(), XSDDatatype.XSDdateTime);
  }
}
