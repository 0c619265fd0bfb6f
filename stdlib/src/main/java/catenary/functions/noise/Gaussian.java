package catenary.functions.noise;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// A sample of a normal distribution, differentiable in its parameters: `y = mean + exp(lnVar / 2) * eps` with
/// `eps ~ N(0, 1)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `mean`, `lnVar`, `eps` | one shape | one float dtype |
/// | returns | that of `mean` | that of `mean` |
///
/// ```jshell
/// jshell> F.gaussian(variable(1, 2), variable(0, 0), o -> o.eps(array(new float[] {1, -1})))
/// $1 ==> variable([2., 1.])
/// ```
///
/// Source: [Kingma and Welling (2014)](https://arxiv.org/abs/1312.6114).
public final class Gaussian {

    private static final Pointwise SAMPLE = pointwise("gaussian", (m, v, e) -> m.add(v.mul(0.5).exp().mul(e)))
            .sameShape()
            .names("mean", "lnVar", "eps");

    /// What can be chosen beside the distribution.
    public static final class Options {
        private NDArray eps;
        private Consumer<NDArray> returnEps;

        /// The noise to use instead of drawn one.
        public Options eps(NDArray eps) {
            this.eps = eps;
            return this;
        }

        /// Receives the noise that was used.
        public Options returnEps(Consumer<NDArray> returnEps) {
            this.returnEps = returnEps;
            return this;
        }
    }

    private Gaussian() {}

    public static Variable gaussian(Variable mean, Variable lnVar) {
        return gaussian(mean, lnVar, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable gaussian(Variable mean, Variable lnVar, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        NDArray eps =
                o.eps != null ? o.eps : Generator.global().randn(mean.device(), mean.dtype(), mean.shape());
        if (o.returnEps != null) {
            o.returnEps.accept(eps);
        }
        return SAMPLE.on(mean, lnVar, Variable.constant(eps));
    }
}
