package catenary.optimizers.hooks;

import catenary.expr.Expr;
import catenary.optimizers.ElementwiseHook;
import catenary.optimizers.UpdateRule;

/// Clips each element of each gradient.
///
/// @param lowerBound least element
/// @param upperBound greatest element
public record GradientHardClipping(double lowerBound, double upperBound) implements ElementwiseHook {

    @Override public Expr gradient(Expr g, Expr p, Expr[] scalars) {
        return g.max(scalars[0]).min(scalars[1]);
    }

    @Override public double[] scalars(UpdateRule rule) {
        return new double[] {lowerBound * rule.lossScale(), upperBound * rule.lossScale()};
    }
}
