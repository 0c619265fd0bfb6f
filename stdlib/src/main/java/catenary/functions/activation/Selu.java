package catenary.functions.activation;

import catenary.autograd.Variable;

/// Scaled exponential linear unit, `y = scale * elu(x, alpha)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// A composite. With the defaults, activations keep mean 0 and variance 1 from layer to layer.
///
/// ```jshell
/// jshell> F.selu(variable(-1, 2))
/// $1 ==> variable([-1.1113307,  2.101402 ])
/// ```
///
/// Source: [Klambauer et al. (2017)](https://arxiv.org/abs/1706.02515).
public final class Selu {

    private static final double ALPHA = 1.6732632423543772848170429916717;
    private static final double SCALE = 1.0507009873554804934193349852946;

    private Selu() {}

    public static Variable selu(Variable x) {
        return selu(x, ALPHA, SCALE);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable selu(Variable x, double alpha, double scale) {
        return Elu.elu(x, alpha).mul(scale);
    }
}
