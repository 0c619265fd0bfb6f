package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The cosine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.cos(variable(-1, 0, 1))
/// $1 ==> variable([0.5403023, 1.       , 0.5403023])
/// ```
public final class Cos {

    private static final Pointwise COS =
            pointwise("cos", Expr::cos);

    private Cos() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable cos(Variable x) {
        return COS.on(x);
    }
}
