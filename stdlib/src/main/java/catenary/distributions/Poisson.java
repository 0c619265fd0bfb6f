package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.math.Clip;
import catenary.functions.math.Floor;
import catenary.functions.math.Lgamma;

/// How often something happens whose expected number is `lam`, `p(x) = lam^x exp(-lam) / x!` for `x = 0, 1 ...`
///
/// | parameter | |
/// |---|---|
/// | `lam` | rate, not negative |
///
/// All members but `entropy`, `perplexity`, `cdf`, `icdf` and what is made of them. Values between whole numbers are
/// put into the formula; negative ones are impossible. Samples are constants; those of rates from 10 on are drawn by
/// rejection.
///
/// ```jshell
/// jshell> new Poisson(variable(2)).prob(variable(-1, 0, 2))
/// $1 ==> variable([0.        , 0.13533528, 0.27067056])
/// ```
///
/// Source: Chainer's `Poisson`.
public final class Poisson extends Univariate {

    private static final Pointwise LOG_PROB = pointwise("poissonLogProb", (x, lam, logFactorial) -> x.ge(0)
            .where(Terms.xlogy(x, lam).sub(lam).sub(logFactorial), Terms.IMPOSSIBLE)).names("x", "lam");
    private static final Pointwise KL = pointwise("poissonKl",
            (lam1, lam2) -> Terms.xlogy(lam1, lam1).sub(Terms.xlogy(lam1, lam2)).sub(lam1).add(lam2));

    static {
        KlDivergence.registerKl(Poisson.class, Poisson.class, (p, q) -> KL.on(p.lam(), q.lam()));
    }

    /// @throws IllegalArgumentException if `lam` is not float
    public Poisson(Variable lam) {
        super("lam", lam);
    }

    public Variable lam() {
        return param("lam");
    }

    @Override public Variable sampleN(int n) {
        return Variable.constant(Draws.poisson(lam(), shapeOf(n)).astype(dtype()));
    }

    @Override public Variable logProb(Variable x) {
        return LOG_PROB.on(point(x), lam(), Lgamma.lgamma(Clip.clip(point(x), 0, Double.POSITIVE_INFINITY).add(1)));
    }

    @Override public Variable mean() {
        return lam();
    }

    /// Of two the greater one.
    @Override public Variable mode() {
        return Floor.floor(lam());
    }

    @Override public Variable variance() {
        return lam();
    }

    @Override public String support() {
        return "non negative integer";
    }
}
