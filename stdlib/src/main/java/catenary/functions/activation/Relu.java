package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Rectified linear unit, `y = max(x, 0)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is 0. NaN stays NaN.
///
/// ```jshell
/// jshell> F.relu(variable(-1, 0, 2))
/// $1 ==> variable([0., 0., 2.])
/// ```
///
/// Source: [Nair and Hinton (2010)](https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf).
public final class Relu {

    private static final Pointwise RELU =
            pointwise("relu", x -> x.max(0)).slope(y -> y.gt(0).where(1, 0));

    private Relu() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable relu(Variable x) {
        return RELU.on(x);
    }
}
