package dev.entente.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Writes GraphML; keys of actors and of edges have ids of their own, because readers mix up those
 * that both share.
 */
final class GraphmlWriter implements GraphWriter {

  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
  private static final String Y = "http://www.yworks.com/xml/graphml";

  private final boolean yed;

  /**
   * @param yed whether yEd's own labels and colours are written, which others may stumble over
   */
  GraphmlWriter(boolean yed) {
    this.yed = yed;
  }

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    Xml.write(target.open(ExportFormat.GRAPHML.fileName()), xml -> write(graph, xml));
  }

  private void write(ActorGraph graph, Xml xml) throws XMLStreamException {
    xml.stax().setDefaultNamespace(NAMESPACE);
    xml.stax().setPrefix("y", Y);
    xml.start("graphml");
    xml.stax().writeDefaultNamespace(NAMESPACE);
    if (yed) {
      xml.stax().writeNamespace("y", Y);
    }
    key("graph", "description", "string", "What was exported, by which policy", xml);
    key("node", "label", "string", "What people call the actor", xml);
    declare("node", Attribute.OF_NODES, xml);
    key("edge", "label", "string", "The relation for people", xml);
    key("edge", "weight", "double", "How many statements; 0 where it is denied", xml);
    declare("edge", Attribute.OF_EDGES, xml);
    if (yed) {
      xml.line().empty("key", "id", "node_graphics", "for", "node", "yfiles.type", "nodegraphics");
      xml.line().empty("key", "id", "edge_graphics", "for", "edge", "yfiles.type", "edgegraphics");
    }
    xml.line().start("graph", "id", "entente", "edgedefault", "directed");
    data("graph_description", graph.description(), xml);
    for (ActorNode node : graph.nodes()) {
      xml.line().start("node", "id", node.id().value());
      data("node_label", node.label(), xml);
      values("node_", node, Attribute.OF_NODES, xml);
      if (yed) {
        graphics(node, xml);
      }
      xml.end();
    }
    for (ActorEdge edge : graph.edges()) {
      xml.line()
          .start(
              "edge",
              "id",
              edge.id(),
              "source",
              edge.source().value(),
              "target",
              edge.target().value(),
              // What keeps parallel edges apart in Gephi, which merges those of one label.
              "label",
              edge.type());
      data("edge_label", edge.label(), xml);
      data("edge_weight", Integer.toString(edge.weight()), xml);
      values("edge_", edge, Attribute.OF_EDGES, xml);
      if (yed) {
        graphics(edge, xml);
      }
      xml.end();
    }
    xml.line().end();
    xml.line().end();
  }

  private void graphics(ActorNode node, Xml xml) throws XMLStreamException {
    xml.line().start("data", "key", "node_graphics");
    xml.stax().writeStartElement(Y, "ShapeNode");
    y(
        "Geometry",
        xml,
        "width",
        Integer.toString(Math.max(60, 9 * node.label().length())),
        "height",
        "30");
    y("Fill", xml, "color", "#F4F4F4", "transparent", "false");
    xml.stax().writeStartElement(Y, "NodeLabel");
    xml.characters(node.label());
    xml.end();
    y("Shape", xml, "type", "roundrectangle");
    xml.end().end();
  }

  private void graphics(ActorEdge edge, Xml xml) throws XMLStreamException {
    xml.line().start("data", "key", "edge_graphics");
    xml.stax().writeStartElement(Y, "PolyLineEdge");
    y(
        "LineStyle",
        xml,
        "color",
        edge.group().colour(),
        "type",
        edge.stroke() == ActorEdge.Stroke.SOLID ? "line" : edge.stroke().word(),
        "width",
        Integer.toString(Math.min(7, 1 + edge.weight())));
    y(
        "Arrows",
        xml,
        "source",
        edge.relation().symmetric() ? "standard" : "none",
        "target",
        "standard");
    xml.stax().writeStartElement(Y, "EdgeLabel");
    xml.characters(edge.label());
    xml.end();
    xml.end().end();
  }

  private static void y(String element, Xml xml, String... attributes) throws XMLStreamException {
    xml.stax().writeEmptyElement(Y, element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.stax().writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private static <T> void declare(String of, List<Attribute<T>> attributes, Xml xml)
      throws XMLStreamException {
    for (Attribute<T> attribute : attributes) {
      key(of, attribute.name(), type(attribute.type()), attribute.meaning(), xml);
    }
  }

  private static void key(String of, String name, String type, String meaning, Xml xml)
      throws XMLStreamException {
    xml.line().start("key", "id", of + "_" + name, "for", of, "attr.name", name, "attr.type", type);
    xml.text("desc", meaning).end();
  }

  private static String type(Attribute.Type type) {
    return switch (type) {
      case STRING -> "string";
      case INTEGER -> "int";
      case DECIMAL -> "double";
      case BOOLEAN -> "boolean";
    };
  }

  private static <T> void values(String prefix, T thing, List<Attribute<T>> attributes, Xml xml)
      throws XMLStreamException {
    for (Attribute<T> attribute : attributes) {
      Optional<String> words = attribute.words(thing);
      if (words.isPresent()) {
        data(prefix + attribute.name(), words.get(), xml);
      }
    }
  }

  private static void data(String key, String words, Xml xml) throws XMLStreamException {
    xml.line().text("data", words, "key", key);
  }
}
