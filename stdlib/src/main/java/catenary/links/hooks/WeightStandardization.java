package catenary.links.hooks;

import catenary.autograd.Variable;
import catenary.functions.math.Sqrt;
import catenary.links.Link;
import java.util.function.Consumer;

/// Standardizes the weights of each output: what the link computes with is `(W - mean) / sqrt(variance + eps)`, with mean and
/// variance over all axes of `W` but the first.
///
/// ```java
/// new Convolution2D(3, 16, 3).addHook(new WeightStandardization());
/// ```
///
/// Qiao et al.: [Weight standardization](https://arxiv.org/abs/1903.10520) (2019).
public class WeightStandardization extends WeightHook {

    private final double eps;

    /// What a [WeightStandardization] may be told.
    public static final class Options extends WeightHook.Options<Options> {
        private double eps = 1e-5;

        private Options() {}

        /// What is added to the variance; 1e-5 if not given.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }
    }

    public WeightStandardization() {
        this(_ -> {});
    }

    public WeightStandardization(Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        super(o);
        eps = o.eps;
    }

    @Override Variable form(Link link, Variable w) {
        int rows = w.shape().axis(0);
        Variable m = w.reshape(rows, -1);
        Variable centred = m.sub(m.mean(1).reshape(rows, 1).broadcastTo(m.shape()));
        Variable deviation = Sqrt.sqrt(centred.mul(centred).mean(1).add(eps));
        return centred.div(deviation.reshape(rows, 1).broadcastTo(m.shape())).reshape(w.shape());
    }
}
