package catenary.distributions;

import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.math.Log;

/// The Cauchy distribution, `p(x) = 1 / (pi scale (1 + z^2))` with `z = (x - loc) / scale`.
///
/// | parameter | |
/// |---|---|
/// | `loc` | median |
/// | `scale` | half the width at half the height |
///
/// All members, but mean and variance do not exist and are NaN. Samples are differentiable in both parameters. No KL
/// divergence is registered.
///
/// ```jshell
/// jshell> new Cauchy(variable(0), variable(1)).cdf(variable(-1, 0, 1))
/// $1 ==> variable([0.25, 0.5 , 0.75])
/// ```
///
/// Source: Chainer's `Cauchy`.
public final class Cauchy extends StandardForm {

    private static final Formulas FORMULAS = Formulas.of("cauchy",
            z -> z.square().log1p().neg().sub(Math.log(Math.PI)), Cauchy::below, z -> below(z.neg()),
            Cauchy::standardQuantile);

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Cauchy(Variable loc, Variable scale) {
        super(loc, scale, FORMULAS);
    }

    /// The angle of `(1, z)`, exact where it is small.
    private static Expr below(Expr z) {
        return Expr.of(1).atan2(z.neg()).div(Math.PI);
    }

    private static Expr standardQuantile(Expr u) {
        return u.sub(0.5).mul(Math.PI).tan();
    }

    @Override public Variable entropy() {
        return Log.log(scale()).add(Math.log(4 * Math.PI));
    }

    /// NaN: it does not exist.
    @Override public Variable mean() {
        return filled(Double.NaN);
    }

    /// NaN: it does not exist.
    @Override public Variable variance() {
        return filled(Double.NaN);
    }
}
