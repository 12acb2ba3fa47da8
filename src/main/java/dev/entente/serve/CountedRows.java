package dev.entente.serve;

import java.util.function.LongConsumer;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.RowSet;

/** Rows that tell how many they are as they go. */
final class CountedRows extends QueryIterPlainWrapper {

  private final LongConsumer counter;
  private long count;

  /**
   * @param counter hears the number of each row, from 1, and may throw
   */
  CountedRows(RowSet rows, LongConsumer counter) {
    super(rows, null);
    this.counter = counter;
  }

  @Override
  protected Binding moveToNextBinding() {
    counter.accept(++count);
    return super.moveToNextBinding();
  }
}
