package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The hyperbolic sine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.sinh(variable(-1, 0, 1))
/// $1 ==> variable([-1.1752012,  0.       ,  1.1752012])
/// ```
public final class Sinh {

    private static final Pointwise SINH =
            pointwise("sinh", Expr::sinh);

    private Sinh() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable sinh(Variable x) {
        return SINH.on(x);
    }
}
