package dev.entente.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes graphs as JSON: Cytoscape's elements ({@code cyjs}) or JSON Graph Format 2.
 *
 * @see <a href="https://js.cytoscape.org/#notation/elements-json">Cytoscape.js elements</a>
 * @see <a href="https://jsongraphformat.info/">JSON Graph Format</a>
 */
final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  /** A generator that owns the file of the target, one line an element. */
  static JsonGenerator open(Target target, String name) throws IOException {
    return FACTORY.createGenerator(target.open(name));
  }

  static void cytoscape(ActorGraph graph, Target target) throws IOException {
    try (JsonGenerator json = open(target, ExportFormat.CYJS.fileName())) {
      json.writeStartObject();
      json.writeStringField("format_version", "1.0");
      json.writeStringField("generated_by", "Entente");
      json.writeObjectFieldStart("data");
      json.writeStringField("name", "Entente");
      json.writeStringField("description", graph.description());
      json.writeStringField("policy", graph.policy());
      json.writeEndObject();
      json.writeObjectFieldStart("elements");
      json.writeArrayFieldStart("nodes");
      for (ActorNode node : graph.nodes()) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        json.writeStringField("id", node.id().value());
        json.writeStringField("label", node.label());
        json.writeStringField("name", node.label());
        attributes(node, Attribute.OF_NODES, json);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("edges");
      for (ActorEdge edge : graph.edges()) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        json.writeStringField("id", edge.id());
        json.writeStringField("source", edge.source().value());
        json.writeStringField("target", edge.target().value());
        json.writeStringField("label", edge.label());
        json.writeStringField("interaction", edge.type());
        json.writeNumberField("weight", edge.weight());
        json.writeStringField("colour", edge.group().colour());
        attributes(edge, Attribute.OF_EDGES, json);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  static void graph(ActorGraph graph, Target target) throws IOException {
    try (JsonGenerator json = open(target, ExportFormat.JSON_GRAPH.fileName())) {
      json.writeStartObject();
      json.writeObjectFieldStart("graph");
      json.writeStringField("id", "entente");
      json.writeStringField("type", "relationships of actors");
      json.writeStringField("label", graph.description());
      json.writeBooleanField("directed", true);
      json.writeObjectFieldStart("metadata");
      json.writeStringField("policy", graph.policy());
      json.writeEndObject();
      json.writeObjectFieldStart("nodes");
      for (ActorNode node : graph.nodes()) {
        json.writeRaw('\n');
        json.writeObjectFieldStart(node.id().value());
        json.writeStringField("label", node.label());
        json.writeObjectFieldStart("metadata");
        attributes(node, Attribute.OF_NODES, json);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeArrayFieldStart("edges");
      for (ActorEdge edge : graph.edges()) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("id", edge.id());
        json.writeStringField("source", edge.source().value());
        json.writeStringField("target", edge.target().value());
        json.writeStringField("relation", edge.type());
        json.writeStringField("label", edge.label());
        json.writeBooleanField("directed", !edge.relation().symmetric());
        json.writeObjectFieldStart("metadata");
        json.writeNumberField("weight", edge.weight());
        attributes(edge, Attribute.OF_EDGES, json);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static <T> void attributes(T thing, List<Attribute<T>> attributes, JsonGenerator json)
      throws IOException {
    for (Attribute<T> attribute : attributes) {
      Optional<? extends Object> value = attribute.of().apply(thing);
      if (value.isPresent()) {
        json.writeFieldName(attribute.name());
        switch (value.get()) {
          case Integer number -> json.writeNumber(number);
          case Double number -> json.writeNumber(number);
          case Boolean flag -> json.writeBoolean(flag);
          default -> json.writeString(value.get().toString());
        }
      }
    }
  }
}
