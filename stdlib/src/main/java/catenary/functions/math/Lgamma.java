package catenary.functions.math;

import catenary.autograd.Variable;

/// The logarithm of the absolute value of the gamma function.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is infinite at 0, -1, -2 ...
///
/// ```jshell
/// jshell> F.lgamma(variable(0.5, 3, 10))
/// $1 ==> variable([ 0.5723649,  0.6931472, 12.801827 ])
/// ```
public final class Lgamma {

    private static final Special LGAMMA =
            Special.special("lgamma", GammaFunctions::lgamma, (x, _) -> Digamma.digamma(x));

    private Lgamma() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable lgamma(Variable x) {
        return LGAMMA.on(x);
    }
}
