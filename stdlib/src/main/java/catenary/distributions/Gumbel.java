package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.math.Exp;
import catenary.functions.math.Lgamma;
import catenary.functions.math.Log;

/// The Gumbel distribution of maxima, `p(x) = exp(-z - exp(-z)) / scale` with `z = (x - loc) / scale`.
///
/// | parameter | |
/// |---|---|
/// | `loc` | mode |
/// | `scale` | positive |
///
/// All members. Samples are differentiable in both parameters.
///
/// ```jshell
/// jshell> new Gumbel(variable(0), variable(1)).logProb(variable(0, 1))
/// $1 ==> variable([-1.       , -1.3678794])
/// ```
///
/// Source: Chainer's `Gumbel`.
public final class Gumbel extends LocationScale {

    private static final Pointwise LOG_PROB = density("gumbelLogProb", z -> z.neg().sub(z.neg().exp()));
    private static final Pointwise CDF = standardized("gumbelCdf", z -> z.neg().exp().neg().exp());
    private static final Pointwise LOG_CDF = standardized("gumbelLogCdf", z -> z.neg().exp().neg());
    private static final Pointwise SURVIVAL =
            standardized("gumbelSurvival", z -> z.neg().exp().neg().expm1().neg());
    private static final Pointwise ICDF = quantile("gumbelIcdf", Gumbel::standardQuantile);
    private static final Elementwise NOISE = Elementwise.elementwise("gumbel", Gumbel::standardQuantile);
    private static final Pointwise RATIO = pointwise("gumbelRatio", (scale1, scale2) -> scale1.div(scale2));
    private static final Pointwise KL = pointwise("gumbelKl", (distance, ratio, power) -> power.sub(1).add(distance)
            .add(ratio.sub(1).mul(Terms.EULER)).sub(ratio.log()));

    static {
        KlDivergence.registerKl(Gumbel.class, Gumbel.class, Gumbel::divergence);
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Gumbel(Variable loc, Variable scale) {
        super(loc, scale);
    }

    private static Expr standardQuantile(Expr u) {
        return u.log().neg().log().neg();
    }

    private static Variable divergence(Gumbel p, Gumbel q) {
        Variable distance = p.loc().sub(q.loc()).div(q.scale());
        Variable ratio = RATIO.on(p.scale(), q.scale());
        return KL.on(distance, ratio, Exp.exp(Lgamma.lgamma(ratio.add(1)).sub(distance)));
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

    @Override public Variable logCdf(Variable x) {
        return at(LOG_CDF, x);
    }

    @Override public Variable survivalFunction(Variable x) {
        return at(SURVIVAL, x);
    }

    @Override public Variable icdf(Variable x) {
        return at(ICDF, x);
    }

    @Override public Variable entropy() {
        return Log.log(scale()).add(Terms.EULER + 1);
    }

    @Override public Variable mean() {
        return loc().add(scale().mul(Terms.EULER));
    }

    @Override public Variable mode() {
        return loc();
    }

    @Override public Variable variance() {
        return scale().pow(2).mul(Math.PI * Math.PI / 6);
    }
}
