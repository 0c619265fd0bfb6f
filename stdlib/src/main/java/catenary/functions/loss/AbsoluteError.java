package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The absolute difference of each element, `y = |x0 - x1|`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | one shape | one float dtype |
/// | returns | that of `x0` | that of `x0` |
///
/// The gradient where both are equal is 0.
///
/// ```jshell
/// jshell> F.absoluteError(variable(1, 2), variable(1, 4))
/// $1 ==> variable([0., 2.])
/// ```
public final class AbsoluteError {

    private static final Pointwise ABSOLUTE_ERROR =
            pointwise("absoluteError", (a, b) -> a.sub(b).abs()).sameShape().names("x0", "x1");

    private AbsoluteError() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes differ
    public static Variable absoluteError(Variable x0, Variable x1) {
        return ABSOLUTE_ERROR.on(x0, x1);
    }
}
