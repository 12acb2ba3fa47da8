package dev.entente.export;

import dev.entente.statement.EntityId;
import dev.entente.statement.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes one page with a drawing, a table of the edges and their quotes. It needs nothing from
 * elsewhere, and its Content-Security-Policy lets no script run but its own, whatever labels hold.
 */
final class HtmlWriter implements GraphWriter {

  /** Rows beyond which a browser becomes slow; the weightiest are shown, and the page says so. */
  static final int ROWS = 2000;

  private static final Map<Standing, String> COUNTS =
      Map.of(
          Standing.STATED, "stated",
          Standing.ALLEGED, "alleged",
          Standing.PLANNED, "planned",
          Standing.POSSIBLE, "possible",
          Standing.DENIED, "denied");

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    List<ActorEdge> rows =
        graph.edges().stream()
            .sorted(Comparator.comparing((ActorEdge edge) -> -edge.statements()))
            .limit(ROWS)
            .toList();
    Map<EntityId, ActorNode> byId = graph.byId();
    List<Group> groups = List.copyOf(graph.groups());
    String script = resource("page.js");
    try (Writer out =
        new OutputStreamWriter(target.open(ExportFormat.HTML.fileName()), StandardCharsets.UTF_8)) {
      Drawing drawing = new Drawing(graph);
      out.write(head(script, groups));
      out.write("<body>\n<header>\n<h1>Who stands how to whom</h1>\n<p>");
      out.write(
          "%,d actor%s, %,d relationship%s. %s"
              .formatted(
                  graph.nodes().size(),
                  graph.nodes().size() == 1 ? "" : "s",
                  graph.edges().size(),
                  graph.edges().size() == 1 ? "" : "s",
                  Markup.escape(graph.description())));
      if (drawing.actors() < graph.nodes().size()) {
        out.write(
            " The drawing shows the %d actors with most statements.".formatted(drawing.actors()));
      }
      if (rows.size() < graph.edges().size()) {
        out.write(
            " The table shows the %,d relationships with most statements; filters make smaller pages."
                .formatted(rows.size()));
      }
      out.write("</p>\n</header>\n<main>\n");
      if (graph.edges().isEmpty()) {
        out.write("<p>Nothing fits.</p>\n");
      } else {
        out.write("<figure>\n" + drawing.svg() + legend(graph, groups) + "</figure>\n");
        out.write(TABLE_HEAD);
        for (ActorEdge edge : rows) {
          out.write(row(edge, byId, groups));
        }
        out.write("</tbody>\n</table>\n");
      }
      out.write("</main>\n<script>");
      out.write(script);
      out.write("</script>\n</body>\n</html>\n");
    }
  }

  private static final String TABLE_HEAD =
      """
      <form class="tools" role="search"><label>Find <input id="find" type="search" autocomplete="off"></label> <button type="reset">Show all</button> <output id="shown"></output></form>
      <table>
      <thead><tr><th scope="col" data-name="From"><button>From</button></th><th scope="col" data-name="Relation"><button>Relation</button></th><th scope="col" data-name="To"><button>To</button></th><th scope="col" data-name="Standing"><button>Standing</button></th><th scope="col" class="number" data-name="Statements"><button>Statements</button></th><th scope="col" data-name="Dates"><button>Dates</button></th><th scope="col">In the words of the articles</th></tr></thead>
      <tbody>
      """;

  private static String head(String script, List<Group> groups) throws IOException {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      light.append("--g%d:%s;".formatted(i, DotWriter.dark(groups.get(i))));
      dark.append("--g%d:%s;".formatted(i, light(groups.get(i))));
      uses.append(".g%d{--own:var(--g%d)}".formatted(i, i));
    }
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Entente">
    <title>Who stands how to whom</title>
    <style>
    :root{%s}
    @media screen and (prefers-color-scheme:dark){:root{%s}}
    %s
    %s</style>
    </head>
    """
        .formatted(sha256(script), light, dark, uses, resource("page.css"));
  }

  /** A group's colour light enough to be read on a dark ground. */
  private static String light(Group group) {
    double light = (0.299 * group.red() + 0.587 * group.green() + 0.114 * group.blue()) / 255;
    double white = light < 0.5 ? (0.5 - light) / (1 - light) : 0;
    return String.format(
        Locale.ROOT,
        "#%02X%02X%02X",
        (int) (group.red() + (255 - group.red()) * white),
        (int) (group.green() + (255 - group.green()) * white),
        (int) (group.blue() + (255 - group.blue()) * white));
  }

  private static String legend(ActorGraph graph, List<Group> groups) {
    StringBuilder legend = new StringBuilder("<figcaption><ul class=\"legend\">");
    for (int i = 0; i < groups.size(); i++) {
      entry("g" + i + " solid", groups.get(i).label(), legend);
    }
    graph
        .strokes()
        .forEach((stroke, standings) -> {
          if (stroke != ActorEdge.Stroke.SOLID) {
            entry("plain " + stroke.word(), standings, legend);
          }
        });
    return legend.append("</ul></figcaption>\n").toString();
  }

  private static void entry(String style, String words, StringBuilder legend) {
    legend
        .append("<li><svg viewBox=\"0 0 36 10\"><path class=\"line ")
        .append(style)
        .append("\" d=\"M1 5H35\" stroke-width=\"3\"/></svg> ")
        .append(Markup.escape(words))
        .append("</li>");
  }

  private static String row(ActorEdge edge, Map<EntityId, ActorNode> byId, List<Group> groups) {
    return "<tr data-actors=\"%s %s\"><td>%s</td><td class=\"relation g%d\"><span>%s</span></td><td>%s</td><td>%s</td><td class=\"number\" data-sort=\"%d\">%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            Markup.escape(edge.source().value()),
            Markup.escape(edge.target().value()),
            label(edge.source(), byId),
            groups.indexOf(edge.group()),
            Markup.escape(edge.label()),
            label(edge.target(), byId),
            edge.standing().word(),
            edge.statements(),
            counts(edge),
            Markup.escape(dates(edge)),
            quotes(edge));
  }

  private static String label(EntityId id, Map<EntityId, ActorNode> byId) {
    ActorNode node = byId.get(id);
    return "<bdi>" + Markup.escape(node == null ? id.value() : node.label()) + "</bdi>";
  }

  private static String counts(ActorEdge edge) {
    return edge.counts().entrySet().stream()
        .map(count -> count.getValue() + " " + COUNTS.get(count.getKey()))
        .collect(Collectors.joining("<br>"));
  }

  private static String dates(ActorEdge edge) {
    String first = edge.first().orElse("");
    String last = edge.last().orElse("");
    return first.equals(last) ? first : first + " – " + last;
  }

  private static String quotes(ActorEdge edge) {
    StringBuilder quotes = new StringBuilder();
    for (ActorEdge.Quote quote : edge.quotes()) {
      quotes.append(
          "<blockquote><q><bdi>%s</bdi></q> <cite>%s: %s%s</cite></blockquote>"
              .formatted(
                  Markup.escape(quote.words()),
                  Markup.escape(quote.source()),
                  Markup.escape(quote.title()),
                  quote.issued().map(date -> ", " + Markup.escape(date)).orElse("")));
    }
    if (edge.statements() > edge.quotes().size()) {
      quotes.append(
          "<p class=\"more\">%,d more</p>".formatted(edge.statements() - edge.quotes().size()));
    }
    return quotes.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlWriter.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
