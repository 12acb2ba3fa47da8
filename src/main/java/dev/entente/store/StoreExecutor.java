package dev.entente.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * TDB2's execution of queries with what Jena 6.0.0 lacks: a pattern that nothing flows into is
 * answered with nothing, where TDB2 fails with "Peek iterator is already empty" (apache/jena issues
 * 3751 and 3763, mended in later versions); and a path of any length stops when its query is told
 * to.
 */
final class StoreExecutor extends OpExecutorTDB2 {

  static final OpExecutorFactory FACTORY = StoreExecutor::new;

  private StoreExecutor(ExecutionContext context) {
    super(context);
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    if (input.hasNext()) {
      return super.exec(op, input);
    }
    input.close();
    return QueryIterNullIterator.create(execCxt);
  }

  @Override
  protected QueryIterator execute(OpPath path, QueryIterator input) {
    Graph stoppable = new StoppableGraph(execCxt.getActiveGraph(), execCxt);
    return new QueryIterPath(
        path.getTriplePath(), input, ExecutionContext.copyChangeActiveGraph(execCxt, stoppable));
  }

  /** A path walks from triple to triple by itself; here it is looked over at each of them. */
  private static final class StoppableGraph extends WrappedGraph {
    private final ExecutionContext context;

    private StoppableGraph(Graph graph, ExecutionContext context) {
      super(graph);
      this.context = context;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
      return watched(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(
        org.apache.jena.graph.Node subject,
        org.apache.jena.graph.Node predicate,
        org.apache.jena.graph.Node object) {
      return watched(super.find(subject, predicate, object));
    }

    private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> triples) {
      context.checkCancelSignal();
      return triples.mapWith(triple -> {
        context.checkCancelSignal();
        return triple;
      });
    }
  }
}
