package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Mean;
import catenary.autograd.Variable;

/// The mean of absolute differences over all elements, `mean(|x0 - x1|)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x0`, `x1` | one shape | one float dtype |
/// | returns | `()` | that of `x0` |
///
/// A composite. The gradient where both are equal is 0. Of no elements it is NaN.
///
/// ```jshell
/// jshell> F.meanAbsoluteError(variable(1, 2), variable(1, 4))
/// $1 ==> variable(1.)
/// ```
public final class MeanAbsoluteError {

    private static final Pointwise ABSOLUTE =
            pointwise("meanAbsoluteError", (a, b) -> a.sub(b).abs()).sameShape().names("x0", "x1");

    private MeanAbsoluteError() {}

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable meanAbsoluteError(Variable x0, Variable x1) {
        return Mean.mean(ABSOLUTE.on(x0, x1), null, false);
    }
}
