package catenary.functions.math;

import catenary.autograd.Variable;

/// The inverse of the error function: `erf(erfinv(x)) = x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is infinite at -1 and 1, NaN beyond.
///
/// ```jshell
/// jshell> F.erfinv(variable(-0.5, 0, 0.5))
/// $1 ==> variable([-0.47693628,  0.        ,  0.47693628])
/// ```
public final class Erfinv {

    private static final Special ERFINV =
            Special.special("erfinv",
                    x -> NormalQuantile.of(x.mul(0.5), x.abs().subFrom(1).mul(0.5)).mul(Math.sqrt(0.5)),
                    (_, y) -> Exp.exp(Square.square(y)).mul(Math.sqrt(Math.PI) / 2));

    private Erfinv() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable erfinv(Variable x) {
        return ERFINV.on(x);
    }
}
