package catenary.functions.math;

import catenary.autograd.Variable;

/// The inverse of [Erfc]: `erfc(erfcinv(x)) = x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is infinite at 0 and 2, NaN beyond.
///
/// ```jshell
/// jshell> F.erfcinv(variable(0.5, 1, 1.5))
/// $1 ==> variable([ 0.47693628,  0.        , -0.47693628])
/// ```
public final class Erfcinv {

    private static final Special ERFCINV =
            Special.special("erfcinv",
                    x -> NormalQuantile.of(x.subFrom(1).mul(0.5), x.min(x.subFrom(2)).mul(0.5)).mul(Math.sqrt(0.5)),
                    (_, y) -> Exp.exp(Square.square(y)).mul(-Math.sqrt(Math.PI) / 2));

    private Erfcinv() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable erfcinv(Variable x) {
        return ERFCINV.on(x);
    }
}
