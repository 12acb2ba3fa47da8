package dev.entente.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.entente.rdf.Terms;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes JSON-LD 1.1 in its expanded form, one node object a graph, while quads come in: Jena's own
 * writer needs all of them in memory.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#expanded-document-form">JSON-LD 1.1, section
 *     5.1</a>
 */
final class JsonLdStream extends SubjectStream {

  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";

  private final JsonGenerator json;
  private boolean named;

  JsonLdStream(OutputStream out) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void checked(Writing writing) {
    try {
      writing.write();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void start() {
    checked(json::writeStartArray);
  }

  @Override
  void graph(Node name) {
    checked(() -> {
      endGraph();
      named = !Quad.isDefaultGraph(name);
      if (named) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("@id", name(name));
        json.writeArrayFieldStart("@graph");
      }
    });
  }

  @Override
  void subject(Node subject, Map<Node, List<Node>> values) {
    checked(() -> {
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeStringField("@id", name(subject));
      for (Map.Entry<Node, List<Node>> property : values.entrySet()) {
        boolean type = property.getKey().equals(Terms.TYPE);
        json.writeArrayFieldStart(type ? "@type" : property.getKey().getURI());
        for (Node value : property.getValue()) {
          if (type) {
            json.writeString(name(value));
          } else {
            value(value);
          }
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    });
  }

  private void value(Node value) throws IOException {
    json.writeStartObject();
    if (value.isLiteral()) {
      json.writeStringField("@value", value.getLiteralLexicalForm());
      if (!value.getLiteralLanguage().isEmpty()) {
        json.writeStringField("@language", value.getLiteralLanguage());
      } else if (!value.getLiteralDatatypeURI().equals(STRING)) {
        json.writeStringField("@type", value.getLiteralDatatypeURI());
      }
    } else {
      json.writeStringField("@id", name(value));
    }
    json.writeEndObject();
  }

  private static String name(Node node) {
    return node.isBlank() ? "_:" + blank(node) : node.getURI();
  }

  private void endGraph() throws IOException {
    if (named) {
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  @Override
  void end() {
    checked(() -> {
      endGraph();
      json.writeEndArray();
      json.close();
    });
  }
}
