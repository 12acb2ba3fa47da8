package dev.entente.store;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * Answers a pattern that nothing flows into with nothing: TDB2 of Jena 6.0.0 fails on it with "Peek
 * iterator is already empty" (apache/jena issues 3751 and 3763, mended in later versions).
 */
final class EmptyInputExecutor extends OpExecutorTDB2 {

  static final OpExecutorFactory FACTORY = EmptyInputExecutor::new;

  private EmptyInputExecutor(ExecutionContext context) {
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
}
