package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The logarithm to base 10.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is `-inf` at 0 and NaN below.
///
/// ```jshell
/// jshell> F.log10(variable(1, 10, 1000))
/// $1 ==> variable([0., 1., 3.])
/// ```
public final class Log10 {

    private static final Pointwise LOG10 =
            pointwise("log10", x -> x.log().mul(1 / Math.log(10)));

    private Log10() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable log10(Variable x) {
        return LOG10.on(x);
    }
}
