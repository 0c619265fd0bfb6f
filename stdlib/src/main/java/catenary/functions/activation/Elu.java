package catenary.functions.activation;

import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Exponential linear unit, `y = x` where `x > 0`, else `alpha * (exp(x) - 1)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is `alpha`.
///
/// ```jshell
/// jshell> F.elu(variable(-1, 0, 2))
/// $1 ==> variable([-0.63212055,  0.        ,  2.        ])
/// ```
///
/// Source: [Clevert et al. (2016)](https://arxiv.org/abs/1511.07289).
public final class Elu {

    private static final Pointwise ELU =
            withParam("elu", (x, alpha) -> x.gt(0).where(x, x.min(0).expm1().mul(alpha)))
                    .derivative((x, alpha) -> x.gt(0).where(catenary.expr.Expr.of(1), x.min(0).exp().mul(alpha)));

    private Elu() {}

    /// With `alpha = 1`.
    public static Variable elu(Variable x) {
        return elu(x, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable elu(Variable x, double alpha) {
        return ELU.on(x, alpha);
    }
}
