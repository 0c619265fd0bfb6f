package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Between two values, `p x + (1 - p) y`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `p`, `x`, `y` | one shape | one float dtype |
/// | returns | that of `p` | that of `p` |
///
/// ```jshell
/// jshell> F.linearInterpolate(variable(0, 0.5, 1), variable(1, 1, 1), variable(3, 3, 3))
/// $1 ==> variable([3., 2., 1.])
/// ```
public final class LinearInterpolate {

    private static final Pointwise BETWEEN =
            pointwise("linearInterpolate", (p, x, y) -> p.mul(x).add(p.subFrom(1).mul(y)))
                    .sameShape()
                    .names("p", "x", "y");

    private LinearInterpolate() {}

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable linearInterpolate(Variable p, Variable x, Variable y) {
        return BETWEEN.on(p, x, y);
    }
}
