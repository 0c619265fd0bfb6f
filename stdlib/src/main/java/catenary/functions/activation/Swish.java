package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Swish with a learned `beta`, `y = x * sigmoid(beta x)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `beta` | that of axes 1 to `beta.rank` of `x`; `()` for one number | that of `x` |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.swish(variable(new float[][] {{-1, 1}}), variable(1, 2))
/// $1 ==> variable([[-0.26894143,  0.880797  ]])
/// ```
///
/// Source: [Ramachandran et al. (2017)](https://arxiv.org/abs/1710.05941).
public final class Swish {

    private static final Pointwise SWISH =
            pointwise("swish", (x, beta) -> x.mul(x.mul(beta).sigmoid())).names("x", "beta");

    private Swish() {}

    /// @throws IllegalArgumentException if dtypes differ or `beta` does not fit `x`
    public static Variable swish(Variable x, Variable beta) {
        return SWISH.on(x, Channels.align("swish", "beta", x, beta));
    }
}
