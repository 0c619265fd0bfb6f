package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The logarithm to base 2.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is `-inf` at 0 and NaN below.
///
/// ```jshell
/// jshell> F.log2(variable(1, 2, 8))
/// $1 ==> variable([0., 1., 3.])
/// ```
public final class Log2 {

    private static final Pointwise LOG2 =
            pointwise("log2", x -> x.log().mul(1 / Math.log(2)));

    private Log2() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable log2(Variable x) {
        return LOG2.on(x);
    }
}
