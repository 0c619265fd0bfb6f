package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The inverse hyperbolic tangent, `y = log((1 + x) / (1 - x)) / 2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// It is infinite at -1 and 1, NaN outside of them.
///
/// ```jshell
/// jshell> F.arctanh(variable(-0.5, 0, 1))
/// $1 ==> variable([-0.54930615,  0.        ,         inf])
/// ```
public final class Arctanh {

    private static final Pointwise ARCTANH =
            pointwise("arctanh", x -> x.log1p().sub(x.neg().log1p()).mul(0.5))
                    .derivative(x -> x.square().subFrom(1).reciprocal());

    private Arctanh() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable arctanh(Variable x) {
        return ARCTANH.on(x);
    }
}
