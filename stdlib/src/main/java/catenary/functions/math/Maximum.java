package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The greater of two elements.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x1`, `x2` | any that broadcast | one float dtype |
/// | returns | their broadcast | that of `x1` |
///
/// Where both are equal, `x1` receives the gradient. NaN if either is.
///
/// ```jshell
/// jshell> F.maximum(variable(1, 2), variable(0, 3))
/// $1 ==> variable([1., 3.])
/// ```
public final class Maximum {

    private static final Pointwise MAXIMUM = pointwise("maximum", Expr::max).names("x1", "x2");

    private Maximum() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes don't broadcast
    public static Variable maximum(Variable x1, Variable x2) {
        return MAXIMUM.on(x1, x2);
    }
}
