package dev.entente.export;

import dev.entente.statement.EntityId;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Graphviz's DOT with colours by group, contested edges dashed, what is alleged, planned,
 * possible or denied dotted, and a legend.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">The DOT language</a>
 */
final class DotWriter implements GraphWriter {

  private static final String FONT = "Helvetica,Arial,DejaVu Sans,sans-serif";
  private static final int LABEL_WIDTH = 22;

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    try (Writer out =
        new OutputStreamWriter(target.open(ExportFormat.DOT.fileName()), StandardCharsets.UTF_8)) {
      out.write("// " + Xml.oneLine(graph.description()) + "\n");
      out.write("digraph entente {\n");
      out.write(
          "  graph"
              + attributes(
                  "fontname", FONT,
                  "fontsize", "11",
                  "labelloc", "b",
                  "label", graph.description(),
                  "rankdir", "LR",
                  "ranksep", "1.1",
                  "nodesep", "0.35",
                  "outputorder", "edgesfirst",
                  "overlap", "false",
                  "splines", "true")
              + ";\n");
      out.write(
          "  node"
              + attributes(
                  "fontname", FONT,
                  "fontsize", "13",
                  "shape", "box",
                  "style", "rounded,filled",
                  "fillcolor", "#F4F4F4",
                  "color", "#666666",
                  "margin", "0.15,0.08")
              + ";\n");
      out.write(
          "  edge" + attributes("fontname", FONT, "fontsize", "10", "arrowsize", "0.7") + ";\n");
      Map<EntityId, String> names = new HashMap<>();
      for (ActorNode node : graph.nodes()) {
        String name = "n" + names.size();
        names.put(node.id(), name);
        out.write("  " + name + node(node) + ";\n");
      }
      for (ActorEdge edge : graph.edges()) {
        out.write(
            "  %s -> %s%s;%n"
                .formatted(names.get(edge.source()), names.get(edge.target()), edge(edge))
                .replace("\r\n", "\n"));
      }
      out.write("  legend [shape=plain, style=\"\", label=<" + legend(graph) + ">];\n");
      out.write("}\n");
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static String node(ActorNode node) {
    return attributes(
        "label", wrapped(node.label()),
        "tooltip", node.kindLabel(),
        "URL", node.iri(),
        "shape", node.named() ? "box" : "ellipse");
  }

  private static String edge(ActorEdge edge) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("label", wrapped(edge.label()));
    attributes.put("color", edge.group().colour());
    attributes.put("fontcolor", dark(edge.group()));
    attributes.put("style", edge.stroke().word());
    attributes.put("penwidth", String.format(Locale.ROOT, "%.1f", 1.2 + Math.log1p(edge.weight())));
    attributes.put("weight", Integer.toString(Math.max(1, edge.weight())));
    if (edge.relation().symmetric()) {
      attributes.put("dir", "both");
    }
    attributes.put(
        "tooltip",
        edge.quotes().stream().map(ActorEdge.Quote::cited).collect(Collectors.joining("\n")));
    return attributes(attributes);
  }

  /** A group's colour dark enough to be read on white. */
  static String dark(Group group) {
    double light = (0.299 * group.red() + 0.587 * group.green() + 0.114 * group.blue()) / 255;
    double factor = light > 0.45 ? 0.45 / light : 1;
    return String.format(
        "#%02X%02X%02X",
        (int) (group.red() * factor),
        (int) (group.green() * factor),
        (int) (group.blue() * factor));
  }

  /** An HTML-like table, one row a group or line style that occurs. */
  private static String legend(ActorGraph graph) {
    StringBuilder table = new StringBuilder();
    table.append("<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"2\" COLOR=\"#BBBBBB\">");
    graph.groups().forEach(group -> row(table, "━━▶", group.colour(), group.label()));
    graph
        .strokes()
        .forEach((stroke, standings) -> {
          if (stroke != ActorEdge.Stroke.SOLID) {
            row(table, stroke == ActorEdge.Stroke.DASHED ? "╌╌▶" : "┈┈▶", "#333333", standings);
          }
        });
    if (graph.edges().stream().anyMatch(edge -> edge.relation().symmetric())) {
      row(table, "◀━▶", "#333333", "both ways");
    }
    if (graph.edges().isEmpty()) {
      row(table, "", "#333333", "no relations");
    }
    return table.append("</TABLE>").toString();
  }

  private static void row(StringBuilder table, String sign, String colour, String words) {
    table
        .append("<TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"")
        .append(colour)
        .append("\">")
        .append(sign)
        .append("</FONT></TD><TD ALIGN=\"LEFT\">")
        .append(Markup.escape(words))
        .append("</TD></TR>");
  }

  /** Breaks long labels at spaces. */
  private static String wrapped(String words) {
    StringBuilder wrapped = new StringBuilder();
    int line = 0;
    for (String word : words.split(" ")) {
      if (line > 0 && line + 1 + word.length() > LABEL_WIDTH) {
        wrapped.append('\n');
        line = 0;
      } else if (line > 0) {
        wrapped.append(' ');
        line++;
      }
      wrapped.append(word);
      line += word.length();
    }
    return wrapped.toString();
  }

  private static String attributes(String... pairs) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(pairs[i], pairs[i + 1]);
    }
    return attributes(attributes);
  }

  private static String attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(attribute -> attribute.getKey() + "=" + quoted(attribute.getValue()))
        .collect(Collectors.joining(", ", " [", "]"));
  }

  /**
   * A quoted string; backslashes would begin escapes and ampersands entities, so both are written
   * as what they stand for.
   */
  static String quoted(String words) {
    return '"'
        + Xml.clean(words)
            .replace("&", "&amp;")
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replaceAll("\\r\\n?|\\n", "\\\\n")
        + '"';
  }
}
