package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.math.Digamma;
import catenary.functions.math.Lgamma;

/// The beta distribution, `p(x) = x^(a - 1) (1 - x)^(b - 1) / B(a, b)` for `0 <= x <= 1`.
///
/// | parameter | |
/// |---|---|
/// | `a`, `b` | positive |
///
/// All members but `mode`, `cdf`, `icdf` and what is made of them. Samples are constants, drawn by rejection.
///
/// ```jshell
/// jshell> new Beta(variable(2), variable(2)).prob(variable(-1, 0, 0.5))
/// $1 ==> variable([0. , 0. , 1.5])
/// ```
///
/// Source: Chainer's `Beta`.
public final class Beta extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("betaLogProb",
            (x, a, b, lbeta) -> x.ge(0).and(x.le(1)).where(
                    Terms.xlogy(a.sub(1), x).add(Terms.xlog1py(b.sub(1), x.neg())).sub(lbeta), Terms.IMPOSSIBLE))
            .names("x", "a", "b");
    private static final Pointwise VARIANCE =
            pointwise("betaVariance", (a, b) -> a.mul(b).div(a.add(b).square()).div(a.add(b).add(1)));
    private static final Elementwise SHARE = Elementwise.elementwise("beta", (a, b) -> a.sub(b).sigmoid());

    static {
        KlDivergence.registerKl(Beta.class, Beta.class, Beta::divergence);
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Beta(Variable a, Variable b) {
        super("a", a, "b", b);
    }

    private static Variable divergence(Beta p, Beta q) {
        Variable sum = p.a().add(p.b());
        return q.lbeta().sub(p.lbeta()).add(p.a().sub(q.a()).mul(Digamma.digamma(p.a())))
                .add(p.b().sub(q.b()).mul(Digamma.digamma(p.b())))
                .add(q.a().add(q.b()).sub(sum).mul(Digamma.digamma(sum)));
    }

    /// The logarithm of `B(a, b)`.
    private Variable lbeta() {
        return Lgamma.lgamma(a()).add(Lgamma.lgamma(b())).sub(Lgamma.lgamma(a().add(b())));
    }

    public Variable a() {
        return param("a");
    }

    public Variable b() {
        return param("b");
    }

    @Override public Variable sampleN(int n) {
        NDArray a = Draws.logGamma(a(), shapeOf(n));
        return Variable.constant(SHARE.on(a, Draws.logGamma(b(), shapeOf(n))).astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(new Variable[] {point(x), a(), b(), lbeta()}, new double[0]);
    }

    @Override public Variable entropy() {
        Variable sum = a().add(b());
        return lbeta().sub(a().sub(1).mul(Digamma.digamma(a()))).sub(b().sub(1).mul(Digamma.digamma(b())))
                .add(sum.sub(2).mul(Digamma.digamma(sum)));
    }

    @Override public Variable mean() {
        return a().div(a().add(b()));
    }

    @Override public Variable variance() {
        return VARIANCE.on(a(), b());
    }

    @Override public String support() {
        return "[0, 1]";
    }
}
