package dev.entente.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what comes in of one subject, so that forms that nest it are written without the rest in
 * memory; a subject that comes back later is written again, which means the same.
 */
abstract class SubjectStream extends StreamRDFBase {

  private @Nullable Node graph;
  private @Nullable Node subject;
  private final Map<Node, List<Node>> values = new LinkedHashMap<>();

  /** Another graph begins; {@code urn:x-arq:DefaultGraphNode} where triples come in. */
  abstract void graph(Node name);

  abstract void subject(Node subject, Map<Node, List<Node>> values);

  abstract void end();

  @Override
  public final void triple(Triple triple) {
    quad(Quad.create(Quad.defaultGraphIRI, triple));
  }

  @Override
  public final void quad(Quad quad) {
    if (!quad.getGraph().equals(graph)) {
      flush();
      graph = quad.getGraph();
      graph(graph);
    }
    if (!quad.getSubject().equals(subject)) {
      flush();
      subject = quad.getSubject();
    }
    values.computeIfAbsent(quad.getPredicate(), none -> new ArrayList<>(1)).add(quad.getObject());
  }

  private void flush() {
    if (subject != null) {
      subject(subject, values);
      values.clear();
      subject = null;
    }
  }

  @Override
  public final void finish() {
    flush();
    end();
  }

  /** A blank node's name that every form can hold. */
  static String blank(Node node) {
    return "b" + node.getBlankNodeLabel().replaceAll("[^A-Za-z0-9]", "x");
  }
}
