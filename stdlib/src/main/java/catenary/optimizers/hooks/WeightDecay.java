package catenary.optimizers.hooks;

import catenary.expr.Expr;
import catenary.optimizers.ElementwiseHook;
import catenary.optimizers.UpdateRule;

/// Adds `rate p` to each gradient: the penalty `rate / 2 |p|^2` on the parameters.
///
/// @param rate weight of the penalty
public record WeightDecay(double rate) implements ElementwiseHook {

    @Override public Expr gradient(Expr g, Expr p, Expr[] scalars) {
        return g.add(p.mul(scalars[0]));
    }

    @Override public double[] scalars(UpdateRule rule) {
        return new double[] {rate * rule.lossScale()};
    }
}
