package dev.entente.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows column by column, each value once: {@code {"size": 2, "columns": {"actor": {"values":
 * ["…/russia"], "rows": [0, 0]}}}}, where rows tell the places of their values, which are written
 * as in CSV. Ten thousands of rows that name the same again and again are a fifth as long so, and a
 * page need not take them apart.
 */
final class ColumnsJson {

  private static final int UNBOUND = -1;

  private final List<Var> variables;
  private final List<Column> columns;
  private long size;

  private static final class Column {
    private final Map<Node, Integer> values = new LinkedHashMap<>();
    private final IntStream.Builder rows = IntStream.builder();

    private void add(@Nullable Node value) {
      rows.add(value == null ? UNBOUND : values.computeIfAbsent(value, unknown -> values.size()));
    }
  }

  private ColumnsJson(List<Var> variables) {
    this.variables = variables;
    this.columns = variables.stream().map(variable -> new Column()).toList();
  }

  /** Reads the rows to their end, and writes them. */
  static void write(RowSet rows, OutputStream out) throws IOException {
    ColumnsJson json = new ColumnsJson(new ArrayList<>(rows.getResultVars()));
    while (rows.hasNext()) {
      json.add(rows.next());
    }
    json.write(out);
  }

  private void add(Binding row) {
    size++;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(row.get(variables.get(i)));
    }
  }

  private void write(OutputStream out) throws IOException {
    try (JsonGenerator json = Replies.JSON.getFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("size", size);
      json.writeObjectFieldStart("columns");
      for (int i = 0; i < columns.size(); i++) {
        json.writeObjectFieldStart(variables.get(i).getVarName());
        json.writeArrayFieldStart("values");
        for (Node value : columns.get(i).values.keySet()) {
          json.writeString(words(value));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (int place : columns.get(i).rows.build().toArray()) {
          json.writeNumber(place);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static String words(Node value) {
    if (value.isURI()) {
      return value.getURI();
    }
    return value.isLiteral() ? value.getLiteralLexicalForm() : NodeFmtLib.strTTL(value);
  }
}
