package catenary.optimizers.hooks;

import catenary.expr.Expr;
import catenary.optimizers.ElementwiseHook;
import catenary.optimizers.UpdateRule;

/// Adds `rate sign(p)` to each gradient: the penalty `rate |p|` on the parameters.
///
/// @param rate weight of the penalty
public record Lasso(double rate) implements ElementwiseHook {

    @Override public Expr gradient(Expr g, Expr p, Expr[] scalars) {
        return g.add(p.sign().mul(scalars[0]));
    }

    @Override public double[] scalars(UpdateRule rule) {
        return new double[] {rate * rule.lossScale()};
    }
}
