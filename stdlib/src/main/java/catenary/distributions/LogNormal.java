package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.array.Where;
import catenary.functions.math.Exp;
import java.util.function.UnaryOperator;

/// The distribution of a positive number whose logarithm is normal,
/// `p(x) = exp(-(log(x) - mu)^2 / (2 sigma^2)) / (sqrt(2 pi) sigma x)`.
///
/// | parameter | |
/// |---|---|
/// | `mu` | mean of the logarithm |
/// | `sigma` | standard deviation of the logarithm |
///
/// All members. Samples are differentiable in both parameters.
///
/// ```jshell
/// jshell> new LogNormal(variable(0), variable(1)).cdf(variable(0, 1, Math.E))
/// $1 ==> variable([0.       , 0.5      , 0.8413448])
/// ```
///
/// Source: Chainer's `LogNormal`.
public final class LogNormal extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("logNormalLogProb",
            (x, mu, sigma) -> x.gt(0).where(
                    Terms.normal(x.log().sub(mu).div(sigma)).sub(sigma.log()).sub(x.log()), Terms.IMPOSSIBLE))
            .names("x", "mu", "sigma");
    private static final Pointwise LOG =
            pointwise("logNormalLog", x -> x.gt(0).where(x.log(), 0));
    private static final Pointwise MEAN =
            pointwise("logNormalMean", (mu, sigma) -> mu.add(sigma.square().mul(0.5)).exp());
    private static final Pointwise MODE = pointwise("logNormalMode", (mu, sigma) -> mu.sub(sigma.square()).exp());
    private static final Pointwise VARIANCE = pointwise("logNormalVariance",
            (mu, sigma) -> mu.mul(2).add(sigma.square()).exp().mul(sigma.square().expm1()));

    static {
        KlDivergence.registerKl(LogNormal.class, LogNormal.class,
                (p, q) -> KlDivergence.klDivergence(p.logarithm, q.logarithm));
    }

    private final NormalDistribution logarithm;

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public LogNormal(Variable mu, Variable sigma) {
        super("mu", mu, "sigma", sigma);
        logarithm = new NormalDistribution(mu(), sigma());
    }

    /// `f` at the logarithm of `x`, or `otherwise` where there is none.
    private Variable atLog(Variable x, UnaryOperator<Variable> f, double otherwise) {
        Variable none = Variable.constant(Create.full(device(), dtype(), Shape.SCALAR, otherwise));
        return Where.where(x.array().gt(0), f.apply(LOG.on(point(x))), none);
    }

    public Variable mu() {
        return param("mu");
    }

    public Variable sigma() {
        return param("sigma");
    }

    /// Differentiable in both parameters.
    @Override public Variable sampleN(int n) {
        return Exp.exp(logarithm.sampleN(n));
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(point(x), mu(), sigma());
    }

    @Override public Variable cdf(Variable x) {
        return atLog(x, logarithm::cdf, 0);
    }

    @Override public Variable logCdf(Variable x) {
        return atLog(x, logarithm::logCdf, Double.NEGATIVE_INFINITY);
    }

    @Override public Variable survivalFunction(Variable x) {
        return atLog(x, logarithm::survivalFunction, 1);
    }

    @Override public Variable logSurvivalFunction(Variable x) {
        return atLog(x, logarithm::logSurvivalFunction, 0);
    }

    @Override public Variable icdf(Variable x) {
        return Exp.exp(logarithm.icdf(x));
    }

    @Override public Variable entropy() {
        return logarithm.entropy().add(mu());
    }

    @Override public Variable mean() {
        return MEAN.on(mu(), sigma());
    }

    @Override public Variable mode() {
        return MODE.on(mu(), sigma());
    }

    @Override public Variable variance() {
        return VARIANCE.on(mu(), sigma());
    }

    @Override public String support() {
        return "positive";
    }
}
