package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The squared difference of each element, `y = (x0 - x1)^2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | one shape | one float dtype |
/// | returns | that of `x0` | that of `x0` |
///
/// ```jshell
/// jshell> F.squaredError(variable(1, 2), variable(1, 4))
/// $1 ==> variable([0., 4.])
/// ```
public final class SquaredError {

    private static final Pointwise SQUARED =
            pointwise("squaredError", (a, b) -> a.sub(b).square()).sameShape().names("x0", "x1");

    private SquaredError() {}

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable squaredError(Variable x0, Variable x1) {
        return SQUARED.on(x0, x1);
    }
}
