package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// `y = exp(x) - 1`, without loss of digits near 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.expm1(variable(-1, 0, 1e-7))
/// $1 ==> variable([-6.3212055e-01,  0.0000000e+00,  1.0000001e-07])
/// ```
public final class Expm1 {

    private static final Pointwise EXPM1 =
            pointwise("expm1", Expr::expm1).slope(y -> y.add(1));

    private Expm1() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable expm1(Variable x) {
        return EXPM1.on(x);
    }
}
