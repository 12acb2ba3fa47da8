package dev.entente.serve;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeConst;

/** GROUP_CONCAT of at most so many characters; beyond, the query ends. */
final class BoundedGroupConcat extends AggregatorBase {

  private final String separator;

  /**
   * @param separator null stands for one space (SPARQL 1.1 Query, section 18.5.1.7)
   */
  BoundedGroupConcat(
      boolean distinct, Expr expression, @org.jspecify.annotations.Nullable String separator) {
    super("GROUP_CONCAT", distinct, expression);
    this.separator = Objects.requireNonNullElse(separator, " ");
  }

  @Override
  public Accumulator createAccumulator() {
    return new Joined(getExpr(), isDistinct, separator);
  }

  @Override
  public Node getValueEmpty() {
    return NodeConst.emptyString;
  }

  @Override
  public Aggregator copy(ExprList expressions) {
    return new BoundedGroupConcat(isDistinct, expressions.get(0), separator);
  }

  @Override
  public int hashCode() {
    return Objects.hash(isDistinct, exprList, separator);
  }

  @Override
  public boolean equals(Aggregator other, boolean bySyntax) {
    return other instanceof BoundedGroupConcat same
        && same.isDistinct == isDistinct
        && same.separator.equals(separator)
        && exprList.equals(same.exprList, bySyntax);
  }

  private static final class Joined extends AccumulatorExpr {
    private final StringBuilder words = new StringBuilder();
    private final Set<String> seen = new HashSet<>();
    private final boolean distinct;
    private final String separator;
    private boolean begun;

    private Joined(Expr expression, boolean distinct, String separator) {
      super(expression, false);
      this.distinct = distinct;
      this.separator = separator;
    }

    @Override
    protected void accumulate(NodeValue value, Binding row, FunctionEnv environment) {
      String next = value.asString();
      if (distinct && !seen.add(next)) {
        return;
      }
      Bounds.requireLength((long) words.length() + separator.length() + next.length());
      if (begun) {
        words.append(separator);
      }
      begun = true;
      words.append(next);
    }

    @Override
    protected void accumulateError(Binding row, FunctionEnv environment) {}

    @Override
    protected NodeValue getAccValue() {
      return NodeValue.makeString(words.toString());
    }
  }
}
