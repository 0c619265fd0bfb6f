package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The angle of the point `(x2, x1)`, in radians in `[-pi, pi]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x1`, `x2` | any that broadcast | one float dtype |
/// | returns | their broadcast | that of `x1` |
///
/// ```jshell
/// jshell> F.arctan2(variable(1, -1), variable(1, -1))
/// $1 ==> variable([ 0.7853982, -2.3561945])
/// ```
public final class Arctan2 {

    private static final Pointwise ARCTAN2 = pointwise("arctan2", Expr::atan2).names("x1", "x2");

    private Arctan2() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes don't broadcast
    public static Variable arctan2(Variable x1, Variable x2) {
        return ARCTAN2.on(x1, x2);
    }
}
