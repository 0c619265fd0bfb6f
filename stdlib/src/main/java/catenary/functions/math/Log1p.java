package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// `y = log(1 + x)`, without loss of digits near 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is `-inf` at -1 and NaN below.
///
/// ```jshell
/// jshell> F.log1p(variable(0, 1e-7, 1))
/// $1 ==> variable([0.0000000e+00, 9.9999994e-08, 6.9314718e-01])
/// ```
public final class Log1p {

    private static final Pointwise LOG1P =
            pointwise("log1p", Expr::log1p);

    private Log1p() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable log1p(Variable x) {
        return LOG1P.on(x);
    }
}
