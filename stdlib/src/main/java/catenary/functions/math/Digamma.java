package catenary.functions.math;

import catenary.autograd.Variable;

/// The derivative of [Lgamma], `gamma'(x) / gamma(x)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// Its gradients need `x > 0`; see [Polygamma].
///
/// ```jshell
/// jshell> F.digamma(variable(0.5, 1, 10))
/// $1 ==> variable([-1.96351  , -0.5772157,  2.2517526])
/// ```
public final class Digamma {

    private static final Special DIGAMMA =
            Special.special("digamma", GammaFunctions::digamma, (x, _) -> Polygamma.polygamma(1, x));

    private Digamma() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable digamma(Variable x) {
        return DIGAMMA.on(x);
    }
}
