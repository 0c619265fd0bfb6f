package catenary.functions.math;

import catenary.autograd.Variable;

/// The error function, `2 / sqrt(pi) * integral from 0 to x of exp(-t^2)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.erf(variable(-1, 0, 1))
/// $1 ==> variable([-0.8427008,  0.       ,  0.8427008])
/// ```
public final class Erf {

    private static final double SLOPE = 2 / Math.sqrt(Math.PI);
    private static final Special ERF =
            Special.special("erf", ErrorFunctions::erf, (x, _) -> Exp.exp(Square.square(x).neg()).mul(SLOPE));

    private Erf() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable erf(Variable x) {
        return ERF.on(x);
    }
}
