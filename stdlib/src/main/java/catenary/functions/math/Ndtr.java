package catenary.functions.math;

import catenary.autograd.Variable;

/// The normal distribution's probability of a value up to `x`, `erfc(-x / sqrt(2)) / 2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.ndtr(variable(-1, 0, 1))
/// $1 ==> variable([0.15865526, 0.5       , 0.8413448 ])
/// ```
public final class Ndtr {

    private static final Special NDTR =
            Special.special("ndtr", x -> ErrorFunctions.erfc(x.mul(-Math.sqrt(0.5))).mul(0.5),
                    (x, _) -> Exp.exp(Square.square(x).mul(-0.5)).mul(1 / Math.sqrt(2 * Math.PI)));

    private Ndtr() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable ndtr(Variable x) {
        return NDTR.on(x);
    }
}
