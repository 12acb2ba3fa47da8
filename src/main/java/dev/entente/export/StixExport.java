package dev.entente.export;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entente.article.ArticleDetails;
import dev.entente.rdf.Iris;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a STIX 2.1 bundle: actors as identities and locations, edges as relationships whose type
 * says so where they are not simply stated, articles as reports, statements as notes.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 */
final class StixExport implements Export {

  private static final int LONGEST_TYPE = 250;

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    ActorGraph graph = ActorGraphs.of(view, filter);
    try (JsonGenerator json = JsonWriter.open(target, ExportFormat.STIX.fileName())) {
      long objects = new Bundle(graph, view, filter, json).write();
      return new Exporter.Summary(
          graph.description(),
          Map.of("objects", objects, "relationships", (long) graph.edges().size()));
    }
  }

  private static final class Bundle {
    private final ActorGraph graph;
    private final View view;
    private final Filter filter;
    private final JsonGenerator json;
    private final Crosswalk crosswalk;
    private final String created;
    private final String creator;
    private final Map<EntityId, String> references = new HashMap<>();
    private final Map<EdgeKey, String> edges = new HashMap<>();
    private long objects;

    private Bundle(ActorGraph graph, View view, Filter filter, JsonGenerator json) {
      this.graph = graph;
      this.view = view;
      this.filter = filter;
      this.json = json;
      this.crosswalk = new Crosswalk(view);
      this.created = timestamp(view.derived());
      this.creator = id("identity", view.iris().base());
    }

    private long write() throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "bundle");
      json.writeStringField("id", id("bundle", view.iris().base() + created + graph.description()));
      json.writeArrayFieldStart("objects");
      begin("identity", creator);
      json.writeStringField("name", "Entente");
      json.writeStringField("description", line(graph.description()));
      json.writeStringField("identity_class", "system");
      end();
      for (ActorNode node : graph.nodes()) {
        actor(node);
      }
      for (ActorEdge edge : graph.edges()) {
        relationship(edge);
      }
      view.statements(filter, this::report);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      return objects;
    }

    private void actor(ActorNode node) throws IOException {
      Optional<String> country = crosswalk.country(node.id());
      if (crosswalk.isPlace(node.id()) && country.isPresent()) {
        begin("location", reference("location", node));
        json.writeStringField("name", line(node.label()));
        json.writeStringField("country", country.get());
        sources(node);
        end();
        return;
      }
      begin("identity", reference("identity", node));
      json.writeStringField("name", line(node.label()));
      json.writeStringField("identity_class", crosswalk.identityClass(node.id()));
      labels(List.of(node.kindLabel()));
      sources(node);
      end();
      if (view.allegiance().state(node.id(), Optional.empty()).filter(node.id()::equals).isPresent()
          && country.isPresent()) {
        String place = id("location", node.iri());
        begin("location", place);
        json.writeStringField("name", line(node.label()));
        json.writeStringField("country", country.get());
        end();
        begin("relationship", id("relationship", node.iri() + " located-at"));
        json.writeStringField("relationship_type", "located-at");
        json.writeStringField(
            "source_ref", java.util.Objects.requireNonNull(references.get(node.id())));
        json.writeStringField("target_ref", place);
        end();
      }
    }

    private String reference(String type, ActorNode node) {
      String reference = id(type, node.iri());
      references.put(node.id(), reference);
      return reference;
    }

    private void sources(ActorNode node) throws IOException {
      json.writeArrayFieldStart("external_references");
      reference("entente", node.iri(), node.id().value());
      Optional<String> item = view.actors().wikidata(node.id());
      if (item.isPresent()) {
        reference("wikidata", "http://www.wikidata.org/entity/" + item.get(), item.get());
      }
      json.writeEndArray();
    }

    private void reference(String source, String url, String id) throws IOException {
      json.writeStartObject();
      json.writeStringField("source_name", source);
      json.writeStringField("url", url);
      json.writeStringField("external_id", id);
      json.writeEndObject();
    }

    private void relationship(ActorEdge edge) throws IOException {
      String id = id("relationship", view.iris().node("relationship/" + edge.id()).getURI());
      edges.put(EdgeKey.of(edge), id);
      begin("relationship", id);
      json.writeStringField("relationship_type", type(edge));
      json.writeStringField("description", line(described(edge)));
      json.writeStringField(
          "source_ref", java.util.Objects.requireNonNull(references.get(edge.source())));
      json.writeStringField(
          "target_ref", java.util.Objects.requireNonNull(references.get(edge.target())));
      String first = edge.first().map(Dating::firstDay).orElse("");
      String last = edge.last().map(Dating::lastDay).orElse("");
      if (!first.isEmpty()) {
        json.writeStringField("start_time", first + "T00:00:00.000Z");
        // The end must be later than the beginning.
        json.writeStringField("stop_time", last + "T23:59:59.999Z");
      }
      confidence(edge.confidence());
      labels(List.of(edge.standing().word(), edge.group().name()));
      end();
    }

    /** Nothing that is merely alleged, planned or denied may look like a fact. */
    private static String type(ActorEdge edge) {
      String relation =
          edge.relation()
              .name()
              .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "-")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-");
      String standing =
          !edge.affirmed()
              ? "denied-"
              : switch (edge.standing()) {
                case STATED -> "";
                case ALLEGED -> "alleged-";
                case PLANNED -> "planned-";
                case POSSIBLE -> "possible-";
                case CONTESTED -> "contested-";
                case DENIED -> "denied-";
              };
      String type = standing + relation;
      return type.substring(0, Math.min(LONGEST_TYPE, type.length()));
    }

    private static String described(ActorEdge edge) {
      return "%s: %s; %d statement%s of %s"
          .formatted(
              edge.label(),
              edge.standing().word(),
              edge.statements(),
              edge.statements() == 1 ? "" : "s",
              String.join(", ", edge.sources()));
    }

    private void report(StoredArticle article) throws IOException {
      Set<String> about = new LinkedHashSet<>();
      for (Statement statement : article.statements()) {
        String edge =
            view.relationships().countedAs(statement.identity()).isEmpty()
                ? null
                : EdgeKey.of(statement, article, view, filter).map(edges::get).orElse(null);
        if (edge != null) {
          about.add(edge);
          about.add(note(statement, article, edge));
        }
      }
      if (about.isEmpty()) {
        return;
      }
      ArticleDetails details = article.article().details();
      String iri = view.iris().article(article.article().id()).getURI();
      begin("report", id("report", iri));
      json.writeStringField("name", line(article.title()));
      Optional<String> issued = article.issued();
      json.writeStringField(
          "published",
          issued.map(date -> Dating.firstDay(date) + "T00:00:00.000Z").orElse(created));
      List<String> labels = new ArrayList<>(List.of("news-article"));
      if (issued.isEmpty()) {
        labels.add("publication-date-unknown");
      }
      labels(labels);
      references("object_refs", about);
      json.writeArrayFieldStart("external_references");
      json.writeStartObject();
      json.writeStringField("source_name", line(details.publisher().orElse("article")));
      if (details.url().filter(Iris::legal).isPresent()) {
        json.writeStringField("url", details.url().get());
      }
      json.writeStringField("external_id", article.article().id().value());
      json.writeEndObject();
      json.writeEndArray();
      end();
    }

    private String note(Statement statement, StoredArticle article, String edge)
        throws IOException {
      String id = id("note", view.iris().statement(statement.identity()).getURI());
      begin("note", id);
      json.writeStringField(
          "abstract",
          line(
              "%s, %s, %s; said by %s"
                  .formatted(
                      statement.claim().polarity().word(),
                      statement.claim().certainty().word(),
                      statement.claim().tense().word(),
                      view.sourceWords(statement.attribution()))));
      json.writeStringField("content", statement.evidence().quote());
      json.writeArrayFieldStart("authors");
      json.writeString(line(statement.annotation().annotator()));
      json.writeEndArray();
      references("object_refs", List.of(edge));
      confidence(statement.annotation().confidence());
      json.writeArrayFieldStart("external_references");
      json.writeStartObject();
      json.writeStringField("source_name", line(article.title()));
      json.writeStringField(
          "description", "UTF-16 units %s of the text".formatted(statement.evidence().span()));
      json.writeStringField("external_id", statement.identity());
      json.writeEndObject();
      json.writeEndArray();
      end();
      return id;
    }

    private void confidence(Optional<Double> confidence) throws IOException {
      if (confidence.isPresent()) {
        json.writeNumberField("confidence", (int) Math.round(confidence.get() * 100));
      }
    }

    private void labels(List<String> labels) throws IOException {
      references("labels", labels);
    }

    private void references(String name, Iterable<String> values) throws IOException {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }

    private void begin(String type, String id) throws IOException {
      objects++;
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("spec_version", "2.1");
      json.writeStringField("id", id);
      if (!id.equals(creator)) {
        json.writeStringField("created_by_ref", creator);
      }
      json.writeStringField("created", created);
      json.writeStringField("modified", created);
    }

    private void end() throws IOException {
      json.writeEndObject();
    }
  }

  private static String line(String words) {
    String line = Xml.oneLine(words).strip();
    return line.isEmpty() ? "?" : line;
  }

  /** The same thing has the same identifier in every export. */
  private static String id(String type, String name) {
    return type
        + "--"
        + UUID.nameUUIDFromBytes((type + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  private static String timestamp(Instant instant) {
    String words = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return words.contains(".") ? words : words.replace("Z", ".000Z");
  }
}
