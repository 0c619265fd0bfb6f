package catenary.optimizers;

import catenary.expr.Expr;

/// Takes the factor of the loss out of a gradient: the last that happens to it before the rule's own hooks.
record Unscale() implements ElementwiseHook {

    @Override public Expr gradient(Expr g, Expr p, Expr[] scalars) {
        return g.div(scalars[0]);
    }

    @Override public double[] scalars(UpdateRule rule) {
        return new double[] {rule.lossScale()};
    }
}
