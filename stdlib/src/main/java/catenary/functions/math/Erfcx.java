package catenary.functions.math;

import catenary.autograd.Variable;

/// The scaled complement of the error function, `exp(x^2) erfc(x)`: some `1 / (x sqrt(pi))` where `erfc(x)` itself
/// is nearly 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.erfcx(variable(-1, 0, 10))
/// $1 ==> variable([5.0089803 , 1.        , 0.05614099])
/// ```
public final class Erfcx {

    private static final Special ERFCX =
            Special.special("erfcx", ErrorFunctions::erfcx, (x, y) -> y.mul(x).sub(1 / Math.sqrt(Math.PI)).mul(2));

    private Erfcx() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable erfcx(Variable x) {
        return ERFCX.on(x);
    }
}
