package dev.entente.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.query.Answer;
import dev.entente.query.Labels;
import dev.entente.query.ResultTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;

/**
 * Prints what a query gives: SPARQL's own formats by Jena's writers, and for people labels instead
 * of IRIs.
 */
final class ResultsPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final ResultsFormat format;
  private final Labels labels;

  /**
   * @param labels of the store, within whose read transaction printing takes place
   */
  ResultsPrinter(PrintWriter out, ResultsFormat format, Labels labels) {
    this.out = out;
    this.format = format;
    this.labels = labels;
  }

  /**
   * @throws Failure if the format cannot hold the answer
   */
  void print(Answer answer) {
    switch (answer) {
      case Answer.Rows rows -> print(rows.table());
      case Answer.Truth truth -> print(truth.value());
      case Answer.Triples triples -> print(triples.graph());
    }
    out.flush();
  }

  private void print(ResultTable table) {
    switch (format) {
      case TABLE -> {
        if (table.size() == 0) {
          out.println("Nothing found.");
        } else {
          new TextTable(table.columns(), table.words(labels::of), Terminal.width())
              .lines()
              .forEach(out::println);
        }
      }
      case MD -> markdown(table.columns(), table.words(labels::of));
      case JSONL -> jsonLines(table);
      case CSV -> rows(table, ResultSetLang.RS_CSV);
      case TSV -> rows(table, ResultSetLang.RS_TSV);
      case JSON -> rows(table, ResultSetLang.RS_JSON);
      case XML -> rows(table, ResultSetLang.RS_XML);
    }
  }

  private void rows(ResultTable table, Lang language) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer(language).write(bytes, table.rowSet(), ARQ.getContext());
    out.print(bytes.toString(StandardCharsets.UTF_8));
  }

  private static RowSetWriter writer(Lang language) {
    return RowSetWriterRegistry.getFactory(language).create(language);
  }

  private void print(boolean truth) {
    switch (format) {
      case TABLE -> out.println(truth ? "yes" : "no");
      case MD, CSV, TSV, JSONL -> out.println(truth);
      case JSON, XML -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer(format == ResultsFormat.JSON ? ResultSetLang.RS_JSON : ResultSetLang.RS_XML)
            .write(bytes, truth, ARQ.getContext());
        out.print(bytes.toString(StandardCharsets.UTF_8));
      }
    }
  }

  private void print(Graph graph) {
    switch (format) {
      case TABLE -> triples(graph, RDFFormat.TURTLE_PRETTY);
      case JSON -> triples(rdf11(graph), RDFFormat.JSONLD11_PRETTY);
      case XML -> triples(rdf11(graph), RDFFormat.RDFXML);
      case MD -> markdown(TRIPLE, cells(graph, labels::of));
      case CSV, TSV, JSONL -> {
        for (List<String> row : cells(graph, ResultsPrinter::plain)) {
          if (format == ResultsFormat.JSONL) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < TRIPLE.size(); i++) {
              object.put(TRIPLE.get(i), row.get(i));
            }
            json(object);
          } else {
            throw new Failure(
                "%s holds rows, and this query gives triples; take table (Turtle), json (JSON-LD),"
                        .formatted(format)
                    + " xml (RDF/XML), jsonl or md");
          }
        }
      }
    }
  }

  private static final List<String> TRIPLE = List.of("subject", "predicate", "object");

  private static List<List<String>> cells(Graph graph, Function<Node, String> words) {
    return graph.stream()
        .map(triple ->
            List.of(
                words.apply(triple.getSubject()),
                words.apply(triple.getPredicate()),
                words.apply(triple.getObject())))
        .sorted((one, other) -> String.join(" ", one).compareTo(String.join(" ", other)))
        .toList();
  }

  /** Jena's JSON-LD and RDF/XML writers know RDF 1.1 alone. */
  private Graph rdf11(Graph graph) {
    if (graph.stream().anyMatch(triple -> triple.getObject().isTripleTerm())) {
      throw new Failure(
          "%s cannot hold the triple terms of RDF 1.2; take table (Turtle) or jsonl"
              .formatted(format == ResultsFormat.JSON ? "JSON-LD" : "RDF/XML"));
    }
    return graph;
  }

  private void triples(Graph graph, RDFFormat as) {
    keepUsedPrefixes(graph);
    StringWriter words = new StringWriter();
    RDFWriter.source(graph).format(as).build().output(words);
    out.print(words);
  }

  private static void keepUsedPrefixes(Graph graph) {
    String iris =
        graph.stream()
            .map(triple ->
                triple.getSubject() + " " + triple.getPredicate() + " " + triple.getObject())
            .collect(Collectors.joining(" "));
    Map<String, String> prefixes = Map.copyOf(graph.getPrefixMapping().getNsPrefixMap());
    prefixes.forEach((prefix, iri) -> {
      if (!iris.contains(iri)) {
        graph.getPrefixMapping().removeNsPrefix(prefix);
      }
    });
  }

  private void markdown(List<String> columns, List<List<String>> rows) {
    out.println(columns.stream().collect(Collectors.joining(" | ", "| ", " |")));
    out.println(
        columns.stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |")));
    for (List<String> row : rows) {
      out.println(
          row.stream()
              .map(ResultsPrinter::markdown)
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
  }

  private static String markdown(String words) {
    return words
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("\\s*\\R\\s*", " ");
  }

  private void jsonLines(ResultTable table) {
    for (int row = 0; row < table.size(); row++) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (String column : table.columns()) {
        int current = row;
        table.get(current, column).ifPresent(node -> object.put(column, value(node)));
      }
      json(object);
    }
  }

  private void json(Map<String, Object> object) {
    try {
      out.println(JSON.writeValueAsString(object));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object value(Node node) {
    if (node.isLiteral() && node.getLiteralValue() instanceof Boolean truth) {
      return truth;
    }
    if (node.isLiteral() && node.getLiteralValue() instanceof Number) {
      String words = node.getLiteralLexicalForm();
      return words.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(words) : words;
    }
    return plain(node);
  }

  private static String plain(Node node) {
    return node.isURI()
        ? node.getURI()
        : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
