package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Leaky rectified linear unit with a learned slope, `y = x` where `x >= 0`, else `W x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `W` | that of axes 1 to `W.rank` of `x`; `()` for one number | that of `x` |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is 1.
///
/// ```jshell
/// jshell> F.prelu(variable(new float[][] {{-2, 3}}), variable(0.5, 0.5))
/// $1 ==> variable([[-1.,  3.]])
/// ```
///
/// Source: [He et al. (2015)](https://arxiv.org/abs/1502.01852).
public final class Prelu {

    private static final Pointwise PRELU = pointwise("prelu", (x, w) -> x.ge(0).where(x, x.mul(w))).names("x", "W");

    private Prelu() {}

    /// @throws IllegalArgumentException if dtypes differ or `W` does not fit `x`
    public static Variable prelu(Variable x, Variable W) {
        return PRELU.on(x, Channels.align("prelu", "W", x, W));
    }
}
