package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.activation.Softmax;
import catenary.functions.array.ExpandDims;
import catenary.functions.math.Digamma;
import catenary.functions.math.Lgamma;
import java.util.List;
import java.util.Map;

/// A distribution of `K` probabilities, `p(x) = product of x[i]^(alpha[i] - 1) / B(alpha)` where the `x[i]` sum to 1.
///
/// | parameter | shape | |
/// |---|---|---|
/// | `alpha` | `batchShape + (K,)` | positive |
///
/// Members: `logProb`, `prob`, `entropy`, `perplexity`, `mean`, `stddev`, `variance`. That `x` sums to 1 is not
/// checked. Samples are constants, drawn by rejection.
///
/// ```jshell
/// jshell> var d = new Dirichlet(variable(1, 2, 1))
/// d ==> Dirichlet(batchShape=(), eventShape=(3,))
/// jshell> d.mean()
/// $2 ==> variable([0.25, 0.5 , 0.25])
/// jshell> d.sample(1000).sum(1).mean()
/// $3 ==> variable(1.)
/// ```
///
/// Source: Chainer's `Dirichlet`.
public final class Dirichlet extends Distribution {

    private static final Pointwise TERM = pointwise("dirichletLogProb", (x, alpha) -> x.ge(0).and(x.le(1))
            .where(Terms.xlogy(alpha.sub(1), x), Terms.IMPOSSIBLE)).names("x", "alpha");
    private static final Pointwise VARIANCE = pointwise("dirichletVariance",
            (alpha, sum) -> alpha.mul(sum.sub(alpha)).div(sum.square()).div(sum.add(1)));

    static {
        KlDivergence.registerKl(Dirichlet.class, Dirichlet.class, Dirichlet::divergence);
    }

    private final Variable alpha;

    /// @throws IllegalArgumentException if `alpha` is not float or has no axis
    public Dirichlet(Variable alpha) {
        Parameters.check(getClass(), List.of("alpha"), alpha);
        if (alpha.rank() == 0) {
            throw Parameters.refused(getClass(), "an axis of probabilities", List.of("alpha"), alpha);
        }
        this.alpha = alpha;
    }

    private static Variable divergence(Dirichlet p, Dirichlet q) {
        Variable logs = Digamma.digamma(p.alpha).sub(Digamma.digamma(p.keptSum()));
        return q.lbeta().sub(p.lbeta()).add(p.alpha.sub(q.alpha).mul(logs).sum(-1));
    }

    /// The logarithm of `B(alpha)`, one over the integral of the rest.
    private Variable lbeta() {
        return Lgamma.lgamma(alpha).sum(-1).sub(Lgamma.lgamma(alpha0()));
    }

    private Variable keptSum() {
        return ExpandDims.expandDims(alpha0(), -1);
    }

    public Variable alpha() {
        return alpha;
    }

    /// The sum of `alpha`.
    public Variable alpha0() {
        return alpha.sum(-1);
    }

    @Override public Shape batchShape() {
        return leading(alpha.shape(), -1);
    }

    @Override public Shape eventShape() {
        return Shape.of(alpha.shape().axis(-1));
    }

    @Override public Map<String, Variable> params() {
        return Map.of("alpha", alpha);
    }

    @Override public Variable sampleN(int n) {
        Variable shares = Softmax.softmax(Variable.constant(Draws.logGamma(alpha, shapeOf(n))), -1);
        return Variable.constant(shares.array().astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        return TERM.on(point(x), alpha).sum(-1).sub(lbeta());
    }

    @Override public Variable entropy() {
        Variable sum = alpha0();
        return lbeta().add(sum.sub(alpha.shape().axis(-1)).mul(Digamma.digamma(sum)))
                .sub(alpha.sub(1).mul(Digamma.digamma(alpha)).sum(-1));
    }

    @Override public Variable mean() {
        return alpha.div(keptSum());
    }

    @Override public Variable variance() {
        return VARIANCE.on(alpha, keptSum());
    }

    @Override public String support() {
        return "[0, 1]";
    }
}
