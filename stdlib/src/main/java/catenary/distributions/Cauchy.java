package catenary.distributions;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
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
public final class Cauchy extends LocationScale {

    private static final Pointwise LOG_PROB =
            density("cauchyLogProb", z -> z.square().log1p().neg().sub(Math.log(Math.PI)));
    private static final Pointwise CDF = standardized("cauchyCdf", Cauchy::below);
    private static final Pointwise SURVIVAL = standardized("cauchySurvival", z -> below(z.neg()));
    private static final Pointwise ICDF = quantile("cauchyIcdf", Cauchy::standardQuantile);
    private static final Elementwise NOISE = Elementwise.elementwise("cauchy", Cauchy::standardQuantile);

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Cauchy(Variable loc, Variable scale) {
        super(loc, scale);
    }

    /// The angle of `(1, z)`, exact where it is small.
    private static Expr below(Expr z) {
        return Expr.of(1).atan2(z.neg()).div(Math.PI);
    }

    private static Expr standardQuantile(Expr u) {
        return u.sub(0.5).mul(Math.PI).tan();
    }

    @Override NDArray noise(Shape shape) {
        return NOISE.on(Draws.uniform(loc(), shape));
    }

    @Override public Variable logProb(Variable x) {
        return at(LOG_PROB, x);
    }

    @Override public Variable cdf(Variable x) {
        return at(CDF, x);
    }

    @Override public Variable survivalFunction(Variable x) {
        return at(SURVIVAL, x);
    }

    @Override public Variable icdf(Variable x) {
        return at(ICDF, x);
    }

    @Override public Variable entropy() {
        return Log.log(scale()).add(Math.log(4 * Math.PI));
    }

    /// NaN: it does not exist.
    @Override public Variable mean() {
        return filled(Double.NaN);
    }

    @Override public Variable mode() {
        return loc();
    }

    /// NaN: it does not exist.
    @Override public Variable variance() {
        return filled(Double.NaN);
    }
}
