package catenary.functions.activation;

import catenary.autograd.Variable;
import java.util.function.Consumer;

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

    /// Both numbers, for who wants to change one.
    public static final class Options {
        private double alpha = ALPHA;
        private double scale = SCALE;

        /// Minus the limit of the unscaled result for small `x`; 1.6732632423543772 if not given.
        public Options alpha(double alpha) {
            this.alpha = alpha;
            return this;
        }

        /// The slope for positive `x`; 1.0507009873554805 if not given.
        public Options scale(double scale) {
            this.scale = scale;
            return this;
        }
    }

    private Selu() {}

    public static Variable selu(Variable x) {
        return selu(x, ALPHA, SCALE);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable selu(Variable x, double alpha, double scale) {
        return Elu.elu(x, alpha).mul(scale);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable selu(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return selu(x, o.alpha, o.scale);
    }
}
