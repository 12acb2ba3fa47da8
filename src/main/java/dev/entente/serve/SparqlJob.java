package dev.entente.serve;

import dev.entente.query.Labels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.tdb2.TDB2;

/** One query over the union of all graphs, counted while its answer is written. */
final class SparqlJob {

  private final Query query;
  private final Map<Var, Node> values;
  private final Limits limits;

  SparqlJob(Query query, Map<Var, Node> values, Limits limits) {
    this.query = query;
    this.values = values;
    this.limits = limits;
  }

  static Media.Kind kind(Query query) {
    if (query.isSelectType()) {
      return Media.Kind.ROWS;
    }
    if (query.isAskType()) {
      return Media.Kind.TRUTH;
    }
    if (query.isConstructQuad()) {
      throw new Problem(
          Problem.BAD_REQUEST, "CONSTRUCT with GRAPH is not answered; construct triples");
    }
    if (query.isConstructType() || query.isDescribeType()) {
      return Media.Kind.TRIPLES;
    }
    throw new Problem(Problem.BAD_REQUEST, "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered");
  }

  void write(DatasetGraph data, Watch watch, Media media, OutputStream out) throws IOException {
    if (query.isDescribeType()) {
      media.write(described(data, watch), out, limits.rows());
      return;
    }
    try (QueryExec execution = execution(data, watch)) {
      switch (kind(query)) {
        case TRUTH -> writer(media.rows()).write(out, execution.ask(), ARQ.getContext());
        case ROWS -> {
          RowSet rows = counted(execution.select(), watch);
          if (media == Media.COLUMNS) {
            ColumnsJson.write(rows, out);
          } else {
            writer(media.rows()).write(out, rows, ARQ.getContext());
          }
        }
        default -> media.write(graph(execution, watch), out, limits.rows());
      }
    }
  }

  /** The rows themselves, for what is made of them. */
  List<Binding> rows(DatasetGraph data, Watch watch) {
    try (QueryExec execution = execution(data, watch)) {
      RowSet rows = counted(execution.select(), watch);
      List<Binding> all = new ArrayList<>();
      rows.forEachRemaining(all::add);
      return all;
    }
  }

  /** Rows with the labels of what stands in them, as JSON. */
  void writeLabelled(
      DatasetGraph data, Watch watch, Map<String, Object> about, Labels labels, OutputStream out)
      throws IOException {
    try (QueryExec execution = execution(data, watch)) {
      LabelledJson json = new LabelledJson(out, about, labels);
      switch (kind(query)) {
        case TRUTH -> json.write(execution.ask());
        case ROWS -> json.write(counted(execution.select(), watch));
        default -> throw new IllegalStateException("triples have forms of their own");
      }
    }
  }

  private QueryExec execution(DatasetGraph data, Watch watch) {
    return execution(query, data, watch);
  }

  private QueryExec execution(Query query, DatasetGraph data, Watch watch) {
    BindingBuilder binding = BindingFactory.builder();
    values.forEach(binding::add);
    QueryExec execution =
        QueryExecDatasetBuilder.create()
            .dataset(data)
            .query(query)
            .substitution(binding.build())
            .set(TDB2.symUnionDefaultGraph, true)
            .set(ARQ.httpServiceAllowed, false)
            .build();
    // It waits for a lock that is held while the query is set up, which may take very long.
    watch.onStop(() -> Thread.ofPlatform().daemon().name("entente-abort").start(execution::abort));
    return execution;
  }

  private static RowSetWriter writer(Lang language) {
    return RowSetWriterRegistry.getFactory(language).create(language);
  }

  private RowSet counted(RowSet rows, Watch watch) {
    return RowSetStream.create(
        rows.getResultVars(),
        new CountedRows(
            rows,
            row -> {
              watch.check();
              tooMany(row, "rows");
            }));
  }

  private Graph graph(QueryExec execution, Watch watch) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    Iterator<Triple> triples = execution.constructTriples();
    while (triples.hasNext()) {
      watch.check();
      graph.add(triples.next());
      tooMany(graph.size(), "triples");
    }
    graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
    return graph;
  }

  /**
   * What the store says of each resource, found by a SELECT of the same pattern: Jena's own gathers
   * everything before anybody can stop it. The store has no blank nodes to follow.
   */
  private Graph described(DatasetGraph data, Watch watch) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    Set<Node> resources = new LinkedHashSet<>(query.getResultURIs());
    if (query.getQueryPattern() != null) {
      Query select = query.cloneQuery();
      select.setQuerySelectType();
      select.resetResultVars();
      try (QueryExec execution = execution(select, data, watch)) {
        RowSet rows = counted(execution.select(), watch);
        while (rows.hasNext()) {
          Binding row = rows.next();
          query.getProjectVars().stream()
              .map(row::get)
              .filter(Objects::nonNull)
              .forEach(resources::add);
        }
      }
    }
    Graph union = data.getUnionGraph();
    for (Node resource : resources) {
      Iterator<Triple> triples = union.find(resource, Node.ANY, Node.ANY);
      while (triples.hasNext()) {
        watch.check();
        graph.add(triples.next());
        tooMany(graph.size(), "triples");
      }
    }
    graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
    return graph;
  }

  private void tooMany(long count, String what) {
    if (count > limits.rows()) {
      throw new Problem(
          Problem.TOO_LARGE,
          "the answer has more than %,d %s; ask for less, or in parts with LIMIT and OFFSET"
              .formatted(limits.rows(), what));
    }
  }
}
