package catenary.functions.activation;

import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// Leaky rectified linear unit, `y = x` where `x > 0`, else `slope * x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is `slope`.
///
/// ```jshell
/// jshell> F.leakyRelu(variable(-1, 0, 2))
/// $1 ==> variable([-0.2,  0. ,  2. ])
/// ```
///
/// Source: [Maas et al. (2013)](https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf).
public final class LeakyRelu {

    private static final Pointwise LEAKY =
            withParam("leakyRelu", (x, slope) -> x.gt(0).where(x, x.mul(slope)));

    private LeakyRelu() {}

    /// With `slope = 0.2`.
    public static Variable leakyRelu(Variable x) {
        return leakyRelu(x, 0.2);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable leakyRelu(Variable x, double slope) {
        return LEAKY.on(x, slope);
    }
}
