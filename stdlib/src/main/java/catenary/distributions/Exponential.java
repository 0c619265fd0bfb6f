package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.math.Log;

/// The exponential distribution, `p(x) = lam exp(-lam x)` for `x >= 0`.
///
/// | parameter | |
/// |---|---|
/// | `lam` | rate, positive |
///
/// All members. Samples are differentiable in `lam`.
///
/// ```jshell
/// jshell> new Exponential(variable(2)).cdf(variable(-1, 0, 1))
/// $1 ==> variable([0.        , 0.        , 0.86466473])
/// ```
///
/// Source: Chainer's `Exponential`.
public final class Exponential extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("exponentialLogProb",
            (x, lam) -> x.ge(0).where(lam.log().sub(lam.mul(x)), Terms.IMPOSSIBLE)).names("x", "lam");
    private static final Pointwise LOG_SURVIVAL =
            pointwise("exponentialLogSurvival", (x, lam) -> x.gt(0).where(lam.mul(x).neg(), 0)).names("x", "lam");
    private static final Pointwise SURVIVAL = pointwise("exponentialSurvival",
            (x, lam) -> x.gt(0).where(lam.mul(x).neg().exp(), 1)).names("x", "lam");
    private static final Pointwise CDF = pointwise("exponentialCdf",
            (x, lam) -> x.ge(0).where(lam.mul(x).neg().expm1().neg(), 0)).names("x", "lam");
    private static final Pointwise ICDF =
            pointwise("exponentialIcdf", (u, lam) -> u.neg().log1p().neg().div(lam)).names("x", "lam");
    private static final Elementwise NOISE = Elementwise.elementwise("exponential", u -> u.log().neg());
    private static final Pointwise SAMPLE = pointwise("exponentialSample", (e, lam) -> e.div(lam));
    private static final Pointwise KL = pointwise("exponentialKl",
            (lam1, lam2) -> lam1.log().sub(lam2.log()).add(lam2.div(lam1)).sub(1));

    static {
        KlDivergence.registerKl(Exponential.class, Exponential.class, (p, q) -> KL.on(p.lam(), q.lam()));
    }

    /// @throws IllegalArgumentException if `lam` is not float
    public Exponential(Variable lam) {
        super("lam", lam);
    }

    public Variable lam() {
        return param("lam");
    }

    /// Differentiable in `lam`.
    @Override public Variable sampleN(int n) {
        NDArray e = NOISE.on(Draws.uniform(lam(), shapeOf(n)));
        return SAMPLE.on(Variable.constant(e.astype(dtype())), lam());
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(point(x), lam());
    }

    @Override public Variable cdf(Variable x) {
        return CDF.on(point(x), lam());
    }

    @Override public Variable survivalFunction(Variable x) {
        return SURVIVAL.on(point(x), lam());
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return LOG_SURVIVAL.on(point(x), lam());
    }

    @Override public Variable icdf(Variable x) {
        return ICDF.on(point(x), lam());
    }

    @Override public Variable entropy() {
        return Log.log(lam()).neg().add(1);
    }

    @Override public Variable mean() {
        return lam().pow(-1);
    }

    @Override public Variable mode() {
        return filled(0);
    }

    @Override public Variable stddev() {
        return mean();
    }

    @Override public Variable variance() {
        return lam().pow(-2);
    }

    @Override public String support() {
        return "positive";
    }
}
