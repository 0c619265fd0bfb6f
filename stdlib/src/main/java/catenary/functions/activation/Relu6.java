package catenary.functions.activation;

import catenary.autograd.Variable;

/// Rectified linear unit with the ceiling 6, `y = min(max(x, 0), 6)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// A composite: [ClippedRelu]. The gradient at 0 and at 6 is 0.
///
/// ```jshell
/// jshell> F.relu6(variable(-1, 5, 30))
/// $1 ==> variable([0., 5., 6.])
/// ```
public final class Relu6 {

    private Relu6() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable relu6(Variable x) {
        return ClippedRelu.clippedRelu(x, 6);
    }
}
