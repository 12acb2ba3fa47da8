package dev.entente.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;

/**
 * Asks a store, over the union of all its graphs, for at most a given time; values are bound as RDF
 * terms and never become part of the query's text.
 */
public final class QueryEngine {

  private final DatasetGraph dataset;
  private final Duration timeout;

  /**
   * @param dataset of an {@link dev.entente.store.EntenteStore}
   * @param timeout for one query, from its start to its last row
   */
  public QueryEngine(DatasetGraph dataset, Duration timeout) {
    this.dataset = dataset;
    this.timeout = timeout;
  }

  /**
   * Runs the query to its end within one read transaction.
   *
   * @param values by variable; variables without one stay variables
   * @throws QueryException if it took longer than allowed
   */
  public Answer ask(Query query, Map<Var, Node> values) {
    BindingBuilder binding = BindingFactory.builder();
    values.forEach(binding::add);
    return Txn.calculateRead(
        dataset,
        () -> {
          try (QueryExec execution =
              QueryExecDatasetBuilder.create()
                  .dataset(dataset)
                  .query(query)
                  .substitution(binding.build())
                  .set(TDB2.symUnionDefaultGraph, true)
                  .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                  .build()) {
            return answer(query, execution);
          } catch (QueryCancelledException late) {
            throw new QueryException(
                "the query took longer than %d s; ask for less, or for longer with --timeout"
                    .formatted(timeout.toSeconds()),
                late);
          }
        });
  }

  private static Answer answer(Query query, QueryExec execution) {
    if (query.isAskType()) {
      return new Answer.Truth(execution.ask());
    }
    if (query.isSelectType()) {
      return new Answer.Rows(ResultTable.of(execution.select()));
    }
    if (query.isConstructType() || query.isDescribeType()) {
      Graph graph = GraphMemFactory.createDefaultGraph();
      if (query.isConstructType()) {
        execution.construct(graph);
      } else {
        execution.describe(graph);
      }
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      return new Answer.Triples(graph);
    }
    throw new QueryException(
        "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered, not Jena's JSON queries");
  }

  /** The union of all graphs, for look-ups without SPARQL. */
  Graph union() {
    return dataset.getUnionGraph();
  }

  DatasetGraph dataset() {
    return dataset;
  }
}
