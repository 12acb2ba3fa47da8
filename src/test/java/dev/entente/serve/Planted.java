package dev.entente.serve;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.pfunction.PFuncSimple;
import org.apache.jena.sparql.util.IterLib;

/** Classes that a query names; each counts that it was loaded. */
public final class Planted {

  static final AtomicInteger LOADED = new AtomicInteger();

  private Planted() {}

  /** What all functions do. */
  public abstract static class Counted extends FunctionBase1 {
    @Override
    public NodeValue exec(NodeValue value) {
      return NodeValue.TRUE;
    }
  }

  /** In SELECT. */
  public static final class Function extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** In FILTER. */
  public static final class Filtering extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** In ORDER BY. */
  public static final class Sorting extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** In GROUP BY. */
  public static final class Grouping extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** In HAVING. */
  public static final class Having extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** In CALL. */
  public static final class Called extends Counted {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** What all properties do. */
  public abstract static class CountedProperty extends PFuncSimple {
    @Override
    public QueryIterator execEvaluated(
        Binding row, Node subject, Node predicate, Node object, ExecutionContext context) {
      return IterLib.result(row, context);
    }
  }

  /** As a property. */
  public static final class Property extends CountedProperty {
    static {
      LOADED.incrementAndGet();
    }
  }

  /** As a property in EXISTS. */
  public static final class Hidden extends CountedProperty {
    static {
      LOADED.incrementAndGet();
    }
  }
}
