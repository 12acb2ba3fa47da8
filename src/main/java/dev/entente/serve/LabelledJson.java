package dev.entente.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entente.query.Labels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * SPARQL 1.1 Query Results JSON Format with two members more, {@code query} and {@code labels}, so
 * that a page can show names without asking again; clients that know the format pass over them.
 */
final class LabelledJson {

  private final OutputStream out;
  private final Map<String, Object> about;
  private final Labels labels;
  private final Set<Node> named = new LinkedHashSet<>();

  LabelledJson(OutputStream out, Map<String, Object> about, Labels labels) {
    this.out = out;
    this.about = about;
    this.labels = labels;
  }

  void write(boolean truth) throws IOException {
    try (JsonGenerator json = begin()) {
      json.writeObjectFieldStart("head");
      json.writeEndObject();
      json.writeBooleanField("boolean", truth);
    }
  }

  void write(RowSet rows) throws IOException {
    try (JsonGenerator json = begin()) {
      json.writeObjectFieldStart("head");
      json.writeArrayFieldStart("vars");
      for (Var variable : rows.getResultVars()) {
        json.writeString(variable.getVarName());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeObjectFieldStart("results");
      json.writeArrayFieldStart("bindings");
      while (rows.hasNext()) {
        row(json, rows.next(), rows.getResultVars());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeObjectFieldStart("labels");
      for (Node resource : named) {
        json.writeStringField(resource.getURI(), labels.of(resource));
      }
      json.writeEndObject();
    }
  }

  private JsonGenerator begin() throws IOException {
    JsonGenerator json = Replies.JSON.getFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeObjectField("query", about);
    return json;
  }

  private void row(JsonGenerator json, Binding row, Iterable<Var> variables) throws IOException {
    json.writeStartObject();
    Iterator<Var> each = variables.iterator();
    while (each.hasNext()) {
      Var variable = each.next();
      Node value = row.get(variable);
      if (value != null) {
        json.writeFieldName(variable.getVarName());
        term(json, value);
      }
    }
    json.writeEndObject();
  }

  private void term(JsonGenerator json, Node term) throws IOException {
    json.writeStartObject();
    if (term.isURI()) {
      named.add(term);
      json.writeStringField("type", "uri");
      json.writeStringField("value", term.getURI());
    } else if (term.isLiteral()) {
      json.writeStringField("type", "literal");
      json.writeStringField("value", term.getLiteralLexicalForm());
      if (!term.getLiteralLanguage().isEmpty()) {
        json.writeStringField("xml:lang", term.getLiteralLanguage());
      } else if (!term.getLiteralDatatypeURI().equals("http://www.w3.org/2001/XMLSchema#string")) {
        json.writeStringField("datatype", term.getLiteralDatatypeURI());
      }
    } else if (term.isTripleTerm()) {
      Triple triple = term.getTriple();
      json.writeStringField("type", "triple");
      json.writeObjectFieldStart("value");
      json.writeFieldName("subject");
      term(json, triple.getSubject());
      json.writeFieldName("predicate");
      term(json, triple.getPredicate());
      json.writeFieldName("object");
      term(json, triple.getObject());
      json.writeEndObject();
    } else {
      json.writeStringField("type", "bnode");
      json.writeStringField("value", term.getBlankNodeLabel());
    }
    json.writeEndObject();
  }
}
