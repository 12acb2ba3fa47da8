package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * One run over articles, as a PROV activity in the runs graph: the only place where times of
 * processing stand, so that everything else is the same after every run. What it wrote is recorded
 * in the transaction that writes it.
 */
public record Run(String label, Instant started) {

  private static final Node GENERATED = prov("generated");

  Node node(Iris iris) {
    return iris.node("run/" + Iris.hash(label, started.toString()));
  }

  /** Within the write transaction that writes the article's graph anew. */
  void generated(BulkWriter data, Iris iris, Node article) {
    data.add(iris.runsGraph(), node(iris), GENERATED, article);
  }

  /**
   * Keeps what is known of the text that the article had before, within the write transaction that
   * replaces it and before it does: its fingerprint, title and annotators, and the runs that wrote
   * it.
   */
  void replaces(DatasetGraph data, Iris iris, Node article, String formerText) {
    Node graph = iris.runsGraph();
    Node version = iris.node("version/" + Iris.hash(article.getURI(), formerText));
    data.add(graph, version, Terms.TYPE, prov("Entity"));
    data.add(graph, version, prov("specializationOf"), article);
    data.add(graph, version, Terms.TEXT_HASH, NodeFactory.createLiteralString(formerText));
    data.add(graph, version, prov("wasInvalidatedBy"), node(iris));
    data.add(graph, article, prov("wasRevisionOf"), version);
    copy(data, article, Terms.TITLE, graph, version, Terms.TITLE);
    copy(data, article, Terms.ISSUED, graph, version, Terms.ISSUED);
    List<Quad> annotated = new ArrayList<>();
    data.find(article, Node.ANY, Terms.ANNOTATED_BY, Node.ANY).forEachRemaining(annotated::add);
    annotated.forEach(quad -> data.add(graph, version, prov("wasAttributedTo"), quad.getObject()));
    List<Quad> runs = new ArrayList<>();
    data.find(graph, Node.ANY, GENERATED, article).forEachRemaining(runs::add);
    for (Quad run : runs) {
      data.delete(run);
      data.add(graph, run.getSubject(), GENERATED, version);
    }
  }

  private static void copy(
      DatasetGraph data, Node article, Node property, Node graph, Node version, Node as) {
    List<Quad> values = new ArrayList<>();
    data.find(article, article, property, Node.ANY).forEachRemaining(values::add);
    values.forEach(quad -> data.add(graph, version, as, quad.getObject()));
  }

  /** Within the write transaction that ends the run. */
  void end(DatasetGraph data, Iris iris, Instant ended) {
    describe(data, iris);
    data.add(iris.runsGraph(), node(iris), prov("endedAtTime"), time(ended));
  }

  /** Says what the run is, within a write transaction that records anything of it. */
  void describe(DatasetGraph data, Iris iris) {
    Node graph = iris.runsGraph();
    Node run = node(iris);
    data.add(graph, run, Terms.TYPE, prov("Activity"));
    data.add(graph, run, Terms.LABEL, NodeFactory.createLiteralString(label));
    data.add(graph, run, prov("startedAtTime"), time(started));
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(Terms.PROV + name);
  }

  private static Node time(Instant instant) {
    return NodeFactory.createLiteralDT(instant.toString(), XSDDatatype.XSDdateTime);
  }
}
