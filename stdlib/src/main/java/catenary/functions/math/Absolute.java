package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The absolute value, `y = |x|`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is 0.
///
/// ```jshell
/// jshell> F.absolute(variable(-1, 0, 1))
/// $1 ==> variable([1., 0., 1.])
/// ```
public final class Absolute {

    private static final Pointwise ABSOLUTE =
            pointwise("absolute", Expr::abs);

    private Absolute() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable absolute(Variable x) {
        return ABSOLUTE.on(x);
    }
}
