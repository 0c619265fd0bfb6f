package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.math.Log;

/// The Laplace distribution, `p(x) = exp(-|z|) / (2 scale)` with `z = (x - loc) / scale`.
///
/// | parameter | |
/// |---|---|
/// | `loc` | mean; densities have a kink there, at which the gradient is 0 |
/// | `scale` | mean distance from `loc` |
///
/// All members. Samples are differentiable in both parameters.
///
/// ```jshell
/// jshell> new Laplace(variable(0), variable(1)).prob(variable(0, 1))
/// $1 ==> variable([0.5       , 0.18393973])
/// ```
///
/// Source: Chainer's `Laplace`.
public final class Laplace extends StandardForm {

    private static final Formulas FORMULAS = Formulas.of("laplace", z -> z.abs().neg().sub(Math.log(2)), Laplace::below,
            z -> below(z.neg()), Laplace::standardQuantile);
    private static final Pointwise KL = pointwise("laplaceKl", (distance, scale1, scale2) -> distance.div(scale2)
            .add(scale1.div(scale2).mul(distance.div(scale1).neg().exp())).sub(1).add(scale2.log()).sub(scale1.log()));

    static {
        KlDivergence.registerKl(Laplace.class, Laplace.class,
                (p, q) -> KL.on(p.loc().sub(q.loc()).abs(), p.scale(), q.scale()));
    }

    /// @throws IllegalArgumentException if the parameters don't broadcast or have not one float dtype
    public Laplace(Variable loc, Variable scale) {
        super(loc, scale, FORMULAS);
    }

    private static Expr below(Expr z) {
        return z.lt(0).where(z.exp().mul(0.5), z.neg().exp().mul(0.5).subFrom(1));
    }

    private static Expr standardQuantile(Expr u) {
        return u.lt(0.5).where(u.mul(2).log(), u.subFrom(1).mul(2).log().neg());
    }

    @Override public Variable entropy() {
        return Log.log(scale()).add(1 + Math.log(2));
    }

    @Override public Variable mean() {
        return loc();
    }

    @Override public Variable stddev() {
        return scale().mul(Math.sqrt(2));
    }

    @Override public Variable variance() {
        return scale().pow(2).mul(2);
    }
}
