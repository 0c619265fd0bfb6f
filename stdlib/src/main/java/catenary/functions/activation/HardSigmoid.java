package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// A sigmoid of three straight pieces, `y = clip(0.2 x + 0.5, 0, 1)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x`; in `[0, 1]` |
///
/// The gradient is 0 where the result is 0 or 1, the two bends included.
///
/// ```jshell
/// jshell> F.hardSigmoid(variable(-3, 0, 1))
/// $1 ==> variable([0. , 0.5, 0.7])
/// ```
public final class HardSigmoid {

    private static final Pointwise HARD_SIGMOID =
            pointwise("hardSigmoid", x -> x.mul(0.2).add(0.5).max(0).min(1))
                    .slope(y -> y.gt(0).and(y.lt(1)).where(0.2, 0));

    private HardSigmoid() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable hardSigmoid(Variable x) {
        return HARD_SIGMOID.on(x);
    }
}
