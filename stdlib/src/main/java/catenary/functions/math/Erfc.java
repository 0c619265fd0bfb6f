package catenary.functions.math;

import catenary.autograd.Variable;

/// The complement of the error function, `1 - erf(x)`, without loss of digits where that is small.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.erfc(variable(-1, 0, 1))
/// $1 ==> variable([1.8427008, 1.       , 0.1572992])
/// ```
public final class Erfc {

    private static final double SLOPE = -2 / Math.sqrt(Math.PI);
    private static final Special ERFC =
            Special.special("erfc", ErrorFunctions::erfc, (x, _) -> Exp.exp(Square.square(x).neg()).mul(SLOPE));

    private Erfc() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable erfc(Variable x) {
        return ERFC.on(x);
    }
}
