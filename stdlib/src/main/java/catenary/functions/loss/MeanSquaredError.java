package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Mean;
import catenary.autograd.Variable;

/// The mean of squared differences over all elements, `mean((x0 - x1)^2)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | one shape | one float dtype |
/// | returns | `()` | that of `x0` |
///
/// A composite. Of no elements it is NaN.
///
/// ```jshell
/// jshell> F.meanSquaredError(variable(1, 2), variable(1, 4))
/// $1 ==> variable(2.)
/// ```
public final class MeanSquaredError {

    private static final Pointwise SQUARED =
            pointwise("meanSquaredError", (a, b) -> a.sub(b).square()).sameShape().names("x0", "x1");

    private MeanSquaredError() {}

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable meanSquaredError(Variable x0, Variable x1) {
        return Mean.mean(SQUARED.on(x0, x1), null, false);
    }
}
