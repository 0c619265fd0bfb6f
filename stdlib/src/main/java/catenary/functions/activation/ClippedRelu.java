package catenary.functions.activation;

import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Rectified linear unit with a ceiling, `y = min(max(x, 0), z)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 and at `z` is 0.
///
/// ```jshell
/// jshell> F.clippedRelu(variable(-1, 5, 30))
/// $1 ==> variable([ 0.,  5., 20.])
/// ```
public final class ClippedRelu {

    private static final Pointwise CLIPPED = withParam("clippedRelu", (x, z) -> x.max(0).min(z))
            .derivative((x, z) -> x.gt(0).and(x.lt(z)).where(1, 0));

    private ClippedRelu() {}

    /// With `z = 20`.
    public static Variable clippedRelu(Variable x) {
        return clippedRelu(x, 20);
    }

    /// @throws IllegalArgumentException if `x` is not float or not `z > 0`
    public static Variable clippedRelu(Variable x, double z) {
        if (!(z > 0)) {
            throw new IllegalArgumentException("clippedRelu: expected z > 0, but found " + z);
        }
        return CLIPPED.on(x, z);
    }
}
