package dev.entente.export;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entente.article.ArticleDetails;
import dev.entente.rdf.Iris;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes FollowTheMoney entities, one JSON object a line: actors, articles, and a link for each
 * edge whose role says so where it is not simply stated.
 *
 * @see <a href="https://followthemoney.tech/explorer/">FollowTheMoney, the schemata</a>
 */
final class FollowTheMoneyExport implements Export {

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    ActorGraph graph = ActorGraphs.of(view, filter);
    Crosswalk crosswalk = new Crosswalk(view);
    Map<EdgeKey, Set<String>> proofs = new HashMap<>();
    graph.edges().forEach(edge -> proofs.put(EdgeKey.of(edge), new LinkedHashSet<>()));
    try (JsonGenerator json = JsonWriter.open(target, ExportFormat.FTM.fileName())) {
      json.setRootValueSeparator(null);
      for (ActorNode node : graph.nodes()) {
        actor(node, view, crosswalk, json);
      }
      view.statements(
          filter,
          article -> {
            boolean used = false;
            String id = id("article", article.article().id().value());
            for (Statement statement : article.statements()) {
              Set<String> proof =
                  view.relationships().countedAs(statement.identity()).isEmpty()
                      ? null
                      : EdgeKey.of(statement, article, view, filter).map(proofs::get).orElse(null);
              if (proof != null) {
                used = true;
                proof.add(id);
              }
            }
            if (used) {
              article(id, article, json);
            }
          });
      Set<List<String>> documented = new TreeSet<>(Comparator.comparing(List::toString));
      for (ActorEdge edge : graph.edges()) {
        link(edge, json);
        for (String article : proofs.getOrDefault(EdgeKey.of(edge), Set.of())) {
          documented.add(List.of(actorId(edge.source()), article));
          documented.add(List.of(actorId(edge.target()), article));
        }
      }
      // A link has no documents of its own in this model; its ends have.
      for (List<String> pair : documented) {
        entity(
            id("documentation", String.join(" ", pair)),
            "Documentation",
            new TreeMap<>(Map.of("entity", List.of(pair.get(0)), "document", List.of(pair.get(1)))),
            json);
      }
    }
    return new Exporter.Summary(
        graph.description(),
        Map.of("actors", (long) graph.nodes().size(), "links", (long) graph.edges().size()));
  }

  private static void actor(ActorNode node, View view, Crosswalk crosswalk, JsonGenerator json)
      throws IOException {
    String schema = crosswalk.schema(node.id());
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("name", List.of(line(node.label())));
    if (schema.equals("Address")) {
      properties.put("full", List.of(line(node.label())));
    }
    crosswalk
        .country(node.id())
        .ifPresent(code -> properties.put("country", List.of(code.toLowerCase(Locale.ROOT))));
    view.actors()
        .wikidata(node.id())
        .ifPresent(item -> properties.put("wikidataId", List.of(item)));
    properties.put("summary", List.of(node.kindLabel()));
    entity(actorId(node.id()), schema, properties, json);
  }

  private static void article(String id, StoredArticle article, JsonGenerator json)
      throws IOException {
    ArticleDetails details = article.article().details();
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("title", List.of(line(article.title())));
    properties.put("fileName", List.of(line(article.article().id().value())));
    details.publisher().ifPresent(name -> properties.put("publisher", List.of(line(name))));
    if (!details.authors().isEmpty()) {
      properties.put("author", details.authors().stream().map(FollowTheMoneyExport::line).toList());
    }
    article.issued().ifPresent(date -> properties.put("publishedAt", List.of(date)));
    details
        .url()
        .filter(url -> Iris.legal(url) && url.matches("(?i)https?:.*"))
        .ifPresent(url -> properties.put("sourceUrl", List.of(url)));
    entity(id, "Article", properties, json);
  }

  private static void link(ActorEdge edge, JsonGenerator json) throws IOException {
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("subject", List.of(actorId(edge.source())));
    properties.put("object", List.of(actorId(edge.target())));
    properties.put("role", List.of(role(edge)));
    properties.put("status", List.of(edge.standing().word()));
    edge.first().ifPresent(date -> properties.put("startDate", List.of(date)));
    edge.last().ifPresent(date -> properties.put("endDate", List.of(date)));
    properties.put(
        "summary",
        List.of(
            "%d statement%s of %s"
                .formatted(
                    edge.statements(),
                    edge.statements() == 1 ? "" : "s",
                    line(String.join(", ", edge.sources())))));
    properties.put("description", edge.quotes().stream().map(ActorEdge.Quote::cited).toList());
    entity(id("link", edge.id()), "UnknownLink", properties, json);
  }

  /** Nothing that is merely alleged, planned or denied may look like a fact. */
  private static String role(ActorEdge edge) {
    return edge.affirmed()
        ? switch (edge.standing()) {
          case STATED -> edge.label();
          default -> edge.standing().word() + ": " + edge.label();
        }
        : edge.label();
  }

  private static void entity(
      String id, String schema, Map<String, List<String>> properties, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("schema", schema);
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, List<String>> property : properties.entrySet()) {
      json.writeArrayFieldStart(property.getKey());
      for (String value : property.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static String actorId(EntityId actor) {
    return id("actor", actor.value());
  }

  private static String id(String kind, String name) {
    return "entente-" + kind + "-" + Iris.hash(name);
  }

  private static String line(String words) {
    return Optional.of(Xml.oneLine(words).strip()).filter(line -> !line.isEmpty()).orElse("?");
  }
}
