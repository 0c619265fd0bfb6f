package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The smaller of two elements.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x1`, `x2` | any that broadcast | one float dtype |
/// | returns | their broadcast | that of `x1` |
///
/// Where both are equal, `x1` receives the gradient. NaN if either is.
///
/// ```jshell
/// jshell> F.minimum(variable(1, 2), variable(0, 3))
/// $1 ==> variable([0., 2.])
/// ```
public final class Minimum {

    private static final Pointwise MINIMUM = pointwise("minimum", Expr::min).names("x1", "x2");

    private Minimum() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes don't broadcast
    public static Variable minimum(Variable x1, Variable x2) {
        return MINIMUM.on(x1, x2);
    }
}
