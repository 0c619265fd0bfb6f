package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The inverse cosine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; radians in `[0, pi]` |
///
/// Outside `[-1, 1]` it is NaN; the gradient at -1 and 1 is infinite.
///
/// ```jshell
/// jshell> F.arccos(variable(-1, 0, 1))
/// $1 ==> variable([3.1415927, 1.5707964, 0.       ])
/// ```
public final class Arccos {

    private static final Pointwise ARCCOS =
            pointwise("arccos", Expr::acos);

    private Arccos() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable arccos(Variable x) {
        return ARCCOS.on(x);
    }
}
