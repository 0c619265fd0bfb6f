package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// How many trials it takes until the first success, `p(x) = p (1 - p)^(x - 1)` for `x = 1, 2 ...`
///
/// | parameter | |
/// |---|---|
/// | `p` | probability of success, above 0, at most 1 |
///
/// All members but `icdf`. Values between whole numbers are put into the formula; below 1 they are impossible. Samples
/// are constants.
///
/// ```jshell
/// jshell> new Geometric(variable(0.5)).prob(variable(0, 1, 2))
/// $1 ==> variable([0.  , 0.5 , 0.25])
/// ```
///
/// Source: Chainer's `Geometric`.
public final class Geometric extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("geometricLogProb",
            (x, p) -> x.ge(1).where(Terms.xlog1py(x.sub(1), p.neg()).add(p.log()), Terms.IMPOSSIBLE)).names("x", "p");
    private static final Pointwise LOG_SURVIVAL = pointwise("geometricLogSurvival",
            (x, p) -> x.ge(1).where(x.floor().mul(p.neg().log1p()), 0)).names("x", "p");
    private static final Pointwise SURVIVAL = pointwise("geometricSurvival",
            (x, p) -> x.ge(1).where(x.floor().mul(p.neg().log1p()).exp(), 1)).names("x", "p");
    private static final Pointwise CDF = pointwise("geometricCdf",
            (x, p) -> x.ge(1).where(x.floor().mul(p.neg().log1p()).expm1().neg(), 0)).names("x", "p");
    private static final Pointwise ENTROPY = pointwise("geometricEntropy",
            p -> Terms.xlog1py(p.subFrom(1), p.neg()).div(p).add(p.log()).neg());
    private static final Pointwise VARIANCE = pointwise("geometricVariance", p -> p.subFrom(1).div(p.square()));
    private static final Elementwise DRAW =
            Elementwise.elementwise("geometric", (u, p) -> u.log().div(p.neg().log1p()).floor().add(1));
    private static final Pointwise KL = pointwise("geometricKl",
            (p1, p2) -> Terms.xlog1py(p1.subFrom(1), p1.neg()).sub(Terms.xlog1py(p1.subFrom(1), p2.neg())).div(p1)
                    .add(p1.log()).sub(p2.log()));

    static {
        KlDivergence.registerKl(Geometric.class, Geometric.class, (p, q) -> KL.on(p.p(), q.p()));
    }

    /// @throws IllegalArgumentException if `p` is not float
    public Geometric(Variable p) {
        super("p", p);
    }

    public Variable p() {
        return param("p");
    }

    @Override public Variable sampleN(int n) {
        NDArray x = DRAW.on(Draws.uniform(p(), shapeOf(n)), p().array().astype(DType.FLOAT64));
        return Variable.constant(x.astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(point(x), p());
    }

    @Override public Variable cdf(Variable x) {
        return CDF.on(point(x), p());
    }

    @Override public Variable survivalFunction(Variable x) {
        return SURVIVAL.on(point(x), p());
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return LOG_SURVIVAL.on(point(x), p());
    }

    @Override public Variable entropy() {
        return ENTROPY.on(p());
    }

    @Override public Variable mean() {
        return p().pow(-1);
    }

    @Override public Variable mode() {
        return filled(1);
    }

    @Override public Variable variance() {
        return VARIANCE.on(p());
    }

    @Override public String support() {
        return "positive integer";
    }
}
