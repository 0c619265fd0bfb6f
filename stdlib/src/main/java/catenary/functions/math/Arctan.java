package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The inverse tangent.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; radians in `(-pi/2, pi/2)` |
///
/// ```jshell
/// jshell> F.arctan(variable(-1, 0, 1))
/// $1 ==> variable([-0.7853982,  0.       ,  0.7853982])
/// ```
public final class Arctan {

    private static final Pointwise ARCTAN =
            pointwise("arctan", Expr::atan);

    private Arctan() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable arctan(Variable x) {
        return ARCTAN.on(x);
    }
}
