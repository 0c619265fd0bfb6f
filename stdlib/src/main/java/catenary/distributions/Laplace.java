package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.math.Log;

/// The Laplace distribution, `p(x) = exp(-|z|) / (2 scale)` with `z = (x - loc) / scale`.
///
/// | parameter | |
/// |---|---|
/// | `loc` | mean; densities have a kink there, at which the gradient is 0 |
/// | `scale` | mean distance from `loc` |
///
/// All members. Samples are differentiable in both parameters.
///
/// ```jshell
/// jshell> new Laplace(variable(0), variable(1)).prob(variable(0, 1))
/// $1 ==> variable([0.5       , 0.18393973])
/// ```
///
/// Source: Chainer's `Laplace`.
public final class Laplace extends LocationScale {

    private static final Pointwise LOG_PROB = density("laplaceLogProb", z -> z.abs().neg().sub(Math.log(2)));
    private static final Pointwise CDF = standardized("laplaceCdf", Laplace::below);
    private static final Pointwise SURVIVAL = standardized("laplaceSurvival", z -> below(z.neg()));
    private static final Pointwise ICDF = quantile("laplaceIcdf", Laplace::standardQuantile);
    private static final Elementwise NOISE = Elementwise.elementwise("laplace", Laplace::standardQuantile);
    private static final Pointwise KL = pointwise("laplaceKl", (distance, scale1, scale2) -> distance.div(scale2)
            .add(scale1.div(scale2).mul(distance.div(scale1).neg().exp())).sub(1).add(scale2.log()).sub(scale1.log()));

    static {
        KlDivergence.registerKl(Laplace.class, Laplace.class,
                (p, q) -> KL.on(p.loc().sub(q.loc()).abs(), p.scale(), q.scale()));
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Laplace(Variable loc, Variable scale) {
        super(loc, scale);
    }

    private static Expr below(Expr z) {
        return z.lt(0).where(z.exp().mul(0.5), z.neg().exp().mul(0.5).subFrom(1));
    }

    private static Expr standardQuantile(Expr u) {
        return u.lt(0.5).where(u.mul(2).log(), u.subFrom(1).mul(2).log().neg());
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
        return Log.log(scale()).add(1 + Math.log(2));
    }

    @Override public Variable mean() {
        return loc();
    }

    @Override public Variable mode() {
        return loc();
    }

    @Override public Variable stddev() {
        return scale().mul(Math.sqrt(2));
    }

    @Override public Variable variance() {
        return scale().pow(2).mul(2);
    }
}
