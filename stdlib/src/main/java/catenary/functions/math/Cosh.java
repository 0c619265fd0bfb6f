package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The hyperbolic cosine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.cosh(variable(-1, 0, 1))
/// $1 ==> variable([1.5430807, 1.       , 1.5430807])
/// ```
public final class Cosh {

    private static final Pointwise COSH =
            pointwise("cosh", Expr::cosh);

    private Cosh() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable cosh(Variable x) {
        return COSH.on(x);
    }
}
