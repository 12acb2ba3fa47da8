package dev.entente.serve;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Gives a query bounded functions before it is optimised, because the optimiser itself computes
 * what is constant.
 */
final class BoundedAlgebra extends TransformCopy {

  static final RewriteFactory OPTIMIZER =
      context -> op -> new OptimizerStd(context).rewrite(bounded(op));

  private BoundedAlgebra() {}

  private static Op bounded(Op op) {
    return Transformer.transform(new BoundedAlgebra(), new BoundedFunctions(), op);
  }

  @Override
  public Op transform(OpGroup group, Op sub) {
    List<ExprAggregator> aggregates =
        group.getAggregators().stream()
            .map(each -> new ExprAggregator(each.getVar(), bounded(each.getAggregator())))
            .toList();
    return OpGroup.create(sub, group.getGroupVars(), aggregates);
  }

  private static Aggregator bounded(Aggregator aggregator) {
    return switch (aggregator) {
      case AggGroupConcat joined ->
          new BoundedGroupConcat(false, joined.getExprList().get(0), joined.getSeparator());
      case AggGroupConcatDistinct joined ->
          new BoundedGroupConcat(true, joined.getExprList().get(0), joined.getSeparator());
      default -> aggregator;
    };
  }
}
