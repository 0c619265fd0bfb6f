package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The square, `y = x^2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.square(variable(-1, 0, 1))
/// $1 ==> variable([1., 0., 1.])
/// ```
public final class Square {

    private static final Pointwise SQUARE =
            pointwise("square", Expr::square);

    private Square() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable square(Variable x) {
        return SQUARE.on(x);
    }
}
