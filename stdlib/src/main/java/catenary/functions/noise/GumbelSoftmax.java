package catenary.functions.noise;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.activation.Softmax;
import java.util.function.Consumer;

/// A sample of nearly one class, differentiable in the logarithms of the classes' probabilities:
/// `y = softmax((logPi + g) / tau)` with Gumbel noise `g = -log(-log(u))`, `u ~ U(0, 1)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `logPi` | any with that axis | float |
/// | returns | that of `logPi`; sums to 1 along `axis` | that of `logPi` |
///
/// The smaller `tau`, the nearer to one class: 0.1 if not given; `axis` is 1 if not given. A single number becomes 1.
///
/// ```jshell
/// jshell> F.gumbelSoftmax(variable(new float[][] {{0, -1000, -1000}}))
/// $1 ==> variable([[1., 0., 0.]])
/// ```
///
/// Source: [Jang et al. (2017)](https://arxiv.org/abs/1611.01144), equation 2.
public final class GumbelSoftmax {

    /// Uniform numbers may be 0, of which the logarithm is not finite.
    private static final double LEAST = 0x1p-26;

    private static final Elementwise GUMBEL =
            elementwise("gumbelSoftmax", u -> u.max(LEAST).log().neg().log().neg());

    /// What can be chosen beside the classes.
    public static final class Options {
        private double tau = 0.1;
        private int axis = 1;

        /// The temperature.
        public Options tau(double tau) {
            this.tau = tau;
            return this;
        }

        /// The axis of the classes.
        public Options axis(int axis) {
            this.axis = axis;
            return this;
        }
    }

    private GumbelSoftmax() {}

    public static Variable gumbelSoftmax(Variable logPi) {
        return gumbelSoftmax(logPi, new Options());
    }

    public static Variable gumbelSoftmax(Variable logPi, double tau) {
        return gumbelSoftmax(logPi, new Options().tau(tau));
    }

    /// @throws IllegalArgumentException if `logPi` is not float or has no such axis, or not `tau > 0`
    public static Variable gumbelSoftmax(Variable logPi, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return gumbelSoftmax(logPi, o);
    }

    private static Variable gumbelSoftmax(Variable logPi, Options o) {
        if (!(o.tau > 0) || !logPi.dtype().isFloat()) {
            throw new IllegalArgumentException("gumbelSoftmax: expected float logPi and tau > 0, but found tau = "
                    + o.tau + "\n  logPi: " + logPi.array().describe());
        }
        NDArray g = Generator.global().rand(logPi.device(), logPi.dtype(), logPi.shape());
        GUMBEL.into(g, new NDArray[] {g});
        Variable x = logPi.add(Variable.constant(g)).div(o.tau);
        return x.rank() == 0 ? Softmax.softmax(x.reshape(1), 0).reshape() : Softmax.softmax(x, o.axis);
    }
}
