package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The inverse sine.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; radians in `[-pi/2, pi/2]` |
///
/// Outside `[-1, 1]` it is NaN; the gradient at -1 and 1 is infinite.
///
/// ```jshell
/// jshell> F.arcsin(variable(-1, 0, 1))
/// $1 ==> variable([-1.5707964,  0.       ,  1.5707964])
/// ```
public final class Arcsin {

    private static final Pointwise ARCSIN =
            pointwise("arcsin", Expr::asin);

    private Arcsin() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable arcsin(Variable x) {
        return ARCSIN.on(x);
    }
}
