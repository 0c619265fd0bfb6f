package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The reciprocal square root, `y = 1 / sqrt(x)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is `inf` at 0 and NaN below.
///
/// ```jshell
/// jshell> F.rsqrt(variable(0.25, 1, 4))
/// $1 ==> variable([2. , 1. , 0.5])
/// ```
public final class Rsqrt {

    private static final Pointwise RSQRT =
            pointwise("rsqrt", x -> x.sqrt().reciprocal()).slope(y -> y.square().mul(y).mul(-0.5));

    private Rsqrt() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable rsqrt(Variable x) {
        return RSQRT.on(x);
    }
}
