package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;

/// The Pareto distribution, `p(x) = alpha scale^alpha / x^(alpha + 1)` for `x >= scale`.
///
/// | parameter | |
/// |---|---|
/// | `scale` | least value, positive |
/// | `alpha` | positive; the mean is infinite up to 1, the variance up to 2 |
///
/// All members. Samples are differentiable in `scale`. The KL divergence is infinite where the first support is not
/// within the second.
///
/// ```jshell
/// jshell> new Pareto(variable(1), variable(3)).mean()
/// $1 ==> variable([1.5])
/// ```
///
/// Source: Chainer's `Pareto`.
public final class Pareto extends Univariate {

    private static final Expr INFINITE = Expr.of(Double.POSITIVE_INFINITY);

    private static final Pointwise LOG_PROB = pointwise("paretoLogProb",
            (x, scale, alpha) -> x.ge(scale).where(
                    alpha.log().add(alpha.mul(scale.log())).sub(alpha.add(1).mul(x.log())), Terms.IMPOSSIBLE))
            .names("x", "scale", "alpha");
    private static final Pointwise LOG_SURVIVAL =
            pointwise("paretoLogSurvival", (x, scale, alpha) -> logAbove(x, scale, alpha)).names("x", "scale", "alpha");
    private static final Pointwise SURVIVAL =
            pointwise("paretoSurvival", (x, scale, alpha) -> x.gt(scale).where(logAbove(x, scale, alpha).exp(), 1))
                    .names("x", "scale", "alpha");
    private static final Pointwise CDF = pointwise("paretoCdf",
            (x, scale, alpha) -> x.ge(scale).where(logAbove(x, scale, alpha).expm1().neg(), 0))
            .names("x", "scale", "alpha");
    private static final Pointwise ICDF = pointwise("paretoIcdf",
            (u, scale, alpha) -> scale.mul(u.neg().log1p().div(alpha).neg().exp())).names("x", "scale", "alpha");
    private static final Pointwise ENTROPY = pointwise("paretoEntropy",
            (scale, alpha) -> scale.log().sub(alpha.log()).add(alpha.reciprocal()).add(1));
    private static final Pointwise MEAN = pointwise("paretoMean",
            (scale, alpha) -> alpha.gt(1).where(alpha.mul(scale).div(alpha.sub(1)), INFINITE));
    private static final Pointwise VARIANCE = pointwise("paretoVariance", (scale, alpha) -> alpha.gt(2).where(
            scale.square().mul(alpha).div(alpha.sub(1).square()).div(alpha.sub(2)), INFINITE));
    private static final Elementwise NOISE =
            Elementwise.elementwise("pareto", (u, alpha) -> u.log().div(alpha).neg().exp());
    private static final Pointwise KL = pointwise("paretoKl",
            (scale1, alpha1, scale2, alpha2) -> scale1.ge(scale2).where(
                    alpha2.mul(scale1.log().sub(scale2.log())).add(alpha1.log()).sub(alpha2.log())
                            .add(alpha2.div(alpha1)).sub(1),
                    INFINITE));

    static {
        KlDivergence.registerKl(Pareto.class, Pareto.class, (p, q) -> KL
                .on(new Variable[] {p.scale(), p.alpha(), q.scale(), q.alpha()}, new double[0]));
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Pareto(Variable scale, Variable alpha) {
        super("scale", scale, "alpha", alpha);
    }

    private static Expr logAbove(Expr x, Expr scale, Expr alpha) {
        return x.gt(scale).where(alpha.mul(scale.log().sub(x.log())), 0);
    }

    public Variable scale() {
        return param("scale");
    }

    public Variable alpha() {
        return param("alpha");
    }

    /// Differentiable in `scale`.
    @Override public Variable sampleN(int n) {
        NDArray e = NOISE.on(Draws.uniform(scale(), shapeOf(n)), alpha().array().astype(DType.FLOAT64));
        return Variable.constant(e.astype(dtype())).mul(scale());
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(point(x), scale(), alpha());
    }

    @Override public Variable cdf(Variable x) {
        return CDF.on(point(x), scale(), alpha());
    }

    @Override public Variable survivalFunction(Variable x) {
        return SURVIVAL.on(point(x), scale(), alpha());
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return LOG_SURVIVAL.on(point(x), scale(), alpha());
    }

    @Override public Variable icdf(Variable x) {
        return ICDF.on(point(x), scale(), alpha());
    }

    @Override public Variable entropy() {
        return ENTROPY.on(scale(), alpha());
    }

    @Override public Variable mean() {
        return MEAN.on(scale(), alpha());
    }

    @Override public Variable mode() {
        return scale();
    }

    @Override public Variable variance() {
        return VARIANCE.on(scale(), alpha());
    }

    @Override public String support() {
        return "[scale, inf]";
    }
}
