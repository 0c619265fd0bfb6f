package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The square root.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// Below 0 it is NaN; the gradient at 0 is infinite.
///
/// ```jshell
/// jshell> F.sqrt(variable(0, 1, 2))
/// $1 ==> variable([0.       , 1.       , 1.4142135])
/// ```
public final class Sqrt {

    private static final Pointwise SQRT =
            pointwise("sqrt", Expr::sqrt).slope(y -> Expr.of(0.5).div(y));

    private Sqrt() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable sqrt(Variable x) {
        return SQRT.on(x);
    }
}
