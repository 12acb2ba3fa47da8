package dev.entente.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Writes GEXF, dynamic where edges have dates. Gephi merges parallel edges of one {@code kind}, so
 * the kind is the type; networkx refuses directed graphs with undirected edges, so all are directed
 * and the attribute {@code symmetric} tells which mean both directions.
 *
 * @see <a href="https://gexf.net/">gexf.net</a>
 */
final class GexfWriter implements GraphWriter {

  private static final String NODE_COLOUR_CONFLICT = "#D55E00";
  private final String version;

  GexfWriter(String version) {
    this.version = version;
  }

  private String namespace() {
    // The draft's namespace is the one that networkx and older Gephi accept.
    return version.equals("1.3") ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
  }

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    Xml.write(target.open(ExportFormat.GEXF.fileName()), xml -> write(graph, xml));
  }

  private void write(ActorGraph graph, Xml xml) throws XMLStreamException {
    boolean dynamic = graph.edges().stream().anyMatch(edge -> edge.first().isPresent());
    xml.stax().setDefaultNamespace(namespace());
    xml.stax().setPrefix("viz", namespace() + "/viz");
    xml.start("gexf");
    xml.stax().writeDefaultNamespace(namespace());
    xml.stax().writeNamespace("viz", namespace() + "/viz");
    xml.stax().writeAttribute("version", version);
    xml.line().start("meta").line();
    xml.text("creator", "Entente").line();
    xml.text("description", graph.description()).line();
    xml.end().line();
    if (dynamic) {
      xml.start("graph", "defaultedgetype", "directed", "mode", "dynamic", "timeformat", "date");
    } else {
      xml.start("graph", "defaultedgetype", "directed", "mode", "static");
    }
    declare("node", Attribute.OF_NODES, xml);
    declare("edge", Attribute.OF_EDGES, xml);
    xml.line().start("nodes", "count", Integer.toString(graph.nodes().size()));
    for (ActorNode node : graph.nodes()) {
      xml.line().start("node", "id", node.id().value(), "label", node.label());
      values(node, Attribute.OF_NODES, xml);
      xml.line();
      viz(xml, "size", "value", decimal(4 + 4 * Math.sqrt(node.degree())));
      colour(colour(node), xml);
      xml.end();
    }
    xml.line().end();
    xml.line().start("edges", "count", Integer.toString(graph.edges().size()));
    for (ActorEdge edge : graph.edges()) {
      write(edge, dynamic, xml);
    }
    xml.line().end();
    xml.line().end();
    xml.line().end();
  }

  private void write(ActorEdge edge, boolean dynamic, Xml xml) throws XMLStreamException {
    xml.line()
        .start(
            "edge",
            "id",
            edge.id(),
            "source",
            edge.source().value(),
            "target",
            edge.target().value(),
            "label",
            edge.label(),
            "weight",
            decimal(edge.weight()),
            "kind",
            edge.type());
    values(edge, Attribute.OF_EDGES, xml);
    if (dynamic && edge.first().isPresent()) {
      xml.start("spells")
          .empty(
              "spell",
              "start",
              Dating.firstDay(edge.first().get()),
              "end",
              Dating.lastDay(edge.last().orElse(edge.first().get())))
          .end();
    }
    xml.line();
    colour(edge.group().colour(), xml);
    viz(xml, "thickness", "value", decimal(1 + Math.log1p(edge.weight())));
    viz(xml, "shape", "value", edge.stroke().word());
    xml.end();
  }

  /** Blue where most of what an actor does is cooperation, red where it is conflict. */
  private static String colour(ActorNode node) {
    int cooperation = node.place(1).weighted();
    int conflict = node.place(-1).weighted();
    return cooperation > conflict ? "#0072B2" : conflict > 0 ? NODE_COLOUR_CONFLICT : "#999999";
  }

  /** Graphology, and so Gephi Lite, calls an attribute by its title where its id is a number. */
  private static <T> String number(Attribute<T> attribute, List<Attribute<T>> attributes) {
    return Integer.toString(attributes.indexOf(attribute));
  }

  private static <T> void declare(String of, List<Attribute<T>> attributes, Xml xml)
      throws XMLStreamException {
    xml.line().start("attributes", "class", of);
    for (Attribute<T> attribute : attributes) {
      xml.line()
          .empty(
              "attribute",
              "id",
              number(attribute, attributes),
              "title",
              attribute.name(),
              "type",
              type(attribute.type()));
    }
    xml.line().end();
  }

  private static String type(Attribute.Type type) {
    return switch (type) {
      case STRING -> "string";
      case INTEGER -> "integer";
      case DECIMAL -> "double";
      case BOOLEAN -> "boolean";
    };
  }

  private static <T> void values(T thing, List<Attribute<T>> attributes, Xml xml)
      throws XMLStreamException {
    xml.line().start("attvalues");
    for (Attribute<T> attribute : attributes) {
      Optional<String> words = attribute.words(thing).filter(value -> !value.isEmpty());
      if (words.isPresent()) {
        xml.empty("attvalue", "for", number(attribute, attributes), "value", words.get());
      }
    }
    xml.end();
  }

  private void viz(Xml xml, String element, String attribute, String value)
      throws XMLStreamException {
    xml.stax().writeEmptyElement(namespace() + "/viz", element);
    xml.stax().writeAttribute(attribute, value);
  }

  private void colour(String colour, Xml xml) throws XMLStreamException {
    xml.stax().writeEmptyElement(namespace() + "/viz", "color");
    for (int i = 0; i < 3; i++) {
      xml.stax()
          .writeAttribute(
              List.of("r", "g", "b").get(i),
              Integer.toString(Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16)));
    }
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
