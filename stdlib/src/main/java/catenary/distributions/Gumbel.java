package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

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
public final class Gumbel extends StandardForm {

    private static final Formulas FORMULAS = Formulas.of("gumbel", z -> z.neg().sub(z.neg().exp()),
            z -> z.neg().exp().neg().exp(), z -> z.neg().exp().neg().expm1().neg(), Gumbel::standardQuantile);
    private static final Pointwise LOG_CDF = standardized("gumbelLogCdf", z -> z.neg().exp().neg());
    private static final Pointwise RATIO = pointwise("gumbelRatio", (scale1, scale2) -> scale1.div(scale2));
    private static final Pointwise KL = pointwise("gumbelKl", (distance, ratio, power) -> power.sub(1).add(distance)
            .add(ratio.sub(1).mul(Terms.EULER)).sub(ratio.log()));

    static {
        KlDivergence.registerKl(Gumbel.class, Gumbel.class, Gumbel::divergence);
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Gumbel(Variable loc, Variable scale) {
        super(loc, scale, FORMULAS);
    }

    private static Expr standardQuantile(Expr u) {
        return u.log().neg().log().neg();
    }

    private static Variable divergence(Gumbel p, Gumbel q) {
        Variable distance = p.loc().sub(q.loc()).div(q.scale());
        Variable ratio = RATIO.on(p.scale(), q.scale());
        return KL.on(distance, ratio, Exp.exp(Lgamma.lgamma(ratio.add(1)).sub(distance)));
    }

    @Override public Variable logCdf(Variable x) {
        return at(LOG_CDF, x);
    }

    @Override public Variable entropy() {
        return Log.log(scale()).add(Terms.EULER + 1);
    }

    @Override public Variable mean() {
        return loc().add(scale().mul(Terms.EULER));
    }

    @Override public Variable variance() {
        return scale().pow(2).mul(Math.PI * Math.PI / 6);
    }
}
