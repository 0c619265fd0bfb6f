package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The remainder of division, `x - trunc(x / divisor) * divisor`, with the sign of `x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x`, `divisor` | any that broadcast | one float dtype |
/// | returns | their broadcast | that of `x` |
///
/// The gradient is 1 in `x` and `-trunc(x / divisor)` in `divisor`.
///
/// ```jshell
/// jshell> F.fmod(variable(5, -5), variable(3, 3))
/// $1 ==> variable([ 2., -2.])
/// ```
public final class Fmod {

    private static final Pointwise FMOD = pointwise("fmod", Expr::fmod).names("x", "divisor");

    private Fmod() {}

    /// @throws IllegalArgumentException if dtypes differ or are no floats, or shapes don't broadcast
    public static Variable fmod(Variable x, Variable divisor) {
        return FMOD.on(x, divisor);
    }
}
