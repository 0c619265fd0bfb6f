package catenary.functions.math;

import catenary.autograd.Variable;

/// The inverse of [Ndtr]: the normal distribution's quantile of the probability `x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is infinite at 0 and 1, NaN beyond.
///
/// ```jshell
/// jshell> F.ndtri(variable(0.25, 0.5, 0.75))
/// $1 ==> variable([-0.67448974,  0.        ,  0.67448974])
/// ```
public final class Ndtri {

    private static final Special NDTRI =
            Special.special("ndtri", x -> NormalQuantile.of(x.sub(0.5), x.min(x.subFrom(1))),
                    (_, y) -> Exp.exp(Square.square(y).mul(0.5)).mul(Math.sqrt(2 * Math.PI)));

    private Ndtri() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable ndtri(Variable x) {
        return NDTRI.on(x);
    }
}
