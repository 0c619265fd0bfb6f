package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.math.Digamma;
import catenary.functions.math.Lgamma;

/// The gamma distribution, `p(x) = x^(k - 1) exp(-x / theta) / (gamma(k) theta^k)` for `x >= 0`.
///
/// | parameter | |
/// |---|---|
/// | `k` | shape, positive |
/// | `theta` | scale, positive |
///
/// All members but `cdf`, `icdf` and what is made of them. Samples are differentiable in `theta`, drawn by rejection.
///
/// ```jshell
/// jshell> new Gamma(variable(2), variable(3)).mean()
/// $1 ==> variable([6.])
/// ```
///
/// Source: Chainer's `Gamma`.
public final class Gamma extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("gammaLogProb",
            (x, k, theta, lgamma) -> x.ge(0).where(
                    Terms.xlogy(k.sub(1), x).sub(x.div(theta)).sub(k.mul(theta.log())).sub(lgamma), Terms.IMPOSSIBLE))
            .names("x", "k", "theta");
    private static final Pointwise ENTROPY = pointwise("gammaEntropy",
            (k, theta, lgamma, digamma) -> k.add(theta.log()).add(lgamma).add(k.subFrom(1).mul(digamma)));
    private static final Pointwise MODE =
            pointwise("gammaMode", (k, theta) -> k.gt(1).where(k.sub(1).mul(theta), 0));
    private static final Pointwise KL_SHAPE = pointwise("gammaKlShape",
            (k1, k2, digamma, lgammas) -> k1.sub(k2).mul(digamma).sub(lgammas));
    private static final Pointwise KL_SCALE = pointwise("gammaKlScale",
            (k1, k2, theta1, theta2) -> k2.mul(theta2.log().sub(theta1.log())).add(k1.mul(theta1.div(theta2).sub(1))));

    static {
        KlDivergence.registerKl(Gamma.class, Gamma.class, Gamma::divergence);
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Gamma(Variable k, Variable theta) {
        super("k", k, "theta", theta);
    }

    private static Variable divergence(Gamma p, Gamma q) {
        Variable lgammas = Lgamma.lgamma(p.k()).sub(Lgamma.lgamma(q.k()));
        return of(KL_SHAPE, p.k(), q.k(), Digamma.digamma(p.k()), lgammas)
                .add(of(KL_SCALE, p.k(), q.k(), p.theta(), q.theta()));
    }

    private static Variable of(Pointwise f, Variable... xs) {
        return f.on(xs, new double[0]);
    }

    public Variable k() {
        return param("k");
    }

    public Variable theta() {
        return param("theta");
    }

    /// Differentiable in `theta`.
    @Override public Variable sampleN(int n) {
        NDArray g = Draws.logGamma(k(), shapeOf(n)).exp();
        return Variable.constant(g.astype(dtype())).mul(theta());
    }

    @Override public Variable logProb(Variable x) {
        return of(LOG_PROB, point(x), k(), theta(), Lgamma.lgamma(k()));
    }

    @Override public Variable entropy() {
        return of(ENTROPY, k(), theta(), Lgamma.lgamma(k()), Digamma.digamma(k()));
    }

    @Override public Variable mean() {
        return k().mul(theta());
    }

    /// 0 up to `k = 1`.
    @Override public Variable mode() {
        return MODE.on(k(), theta());
    }

    @Override public Variable variance() {
        return mean().mul(theta());
    }

    @Override public String support() {
        return "positive";
    }
}
