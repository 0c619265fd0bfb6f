package catenary.functions.normalization;

import catenary.array.NDArray;
import catenary.autograd.Cast;
import catenary.autograd.Variable;
import catenary.functions.normalization.Standardization.Moments;
import java.util.function.Consumer;

/// Batch normalization: each channel with its own mean and variance over the batch taken out, then scaled and shifted,
/// `y = gamma * (x - mean) / sqrt(var + eps) + beta`, where `var` is the biased variance.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `gamma`, `beta` | `(C,)`, or that of `x` without the axes `axis` | float, one for both |
/// | `runningMean`, `runningVar` | that of `gamma`, if given | float |
/// | returns | that of `x` | that of `x` |
///
/// With `runningMean` and `runningVar` the averages over batches are kept there, in place:
/// `running = decay * running + (1 - decay) * new`, the variance unbiased; an empty batch leaves them alone.
/// [FixedBatchNormalization] uses them. Batch statistics are used whether or not training is on. Where each channel has one
/// element only, the result is `beta`. Parameters of another dtype than `x` are welcome: with float16 images they are best
/// kept in float32, in which the statistics are computed.
///
/// ```jshell
/// jshell> F.batchNormalization(variable(new float[][] {{1, 0}, {3, 4}}), variable(1, 1), variable(0, 10))
/// $1 ==> variable([[-0.99999 ,  9.000003],
///                  [ 0.99999 , 10.999997]])
/// ```
///
/// Source: [Ioffe and Szegedy (2015)](https://arxiv.org/abs/1502.03167).
public final class BatchNormalization {

    private static final String NAME = "batchNormalization";
    private static final String[] NAMES = {"gamma", "beta"};

    /// What can be chosen beside the arrays.
    public static final class Options {
        private double eps = 2e-5;
        private NDArray runningMean;
        private NDArray runningVar;
        private double decay = 0.9;
        private int[] axis;

        /// Added to the variance; 2e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The average of means, of the shape of `gamma`; changed by the call.
        public Options runningMean(NDArray runningMean) {
            this.runningMean = runningMean;
            return this;
        }

        /// The average of variances, of the shape of `gamma`; changed by the call.
        public Options runningVar(NDArray runningVar) {
            this.runningVar = runningVar;
            return this;
        }

        /// How much of the averages is kept; 0.9 by default.
        public Options decay(double decay) {
            this.decay = decay;
            return this;
        }

        /// The axes over which statistics are taken, one or more, ascending; by default all but those of `gamma`, which
        /// follow the batch.
        public Options axis(int... axis) {
            this.axis = axis;
            return this;
        }
    }

    private BatchNormalization() {}

    public static Variable batchNormalization(Variable x, Variable gamma, Variable beta) {
        return batchNormalization(x, gamma, beta, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, `x` has no axis left to take statistics over, or the
    ///                                  axes don't ascend
    public static Variable batchNormalization(Variable x, Variable gamma, Variable beta, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        ChannelAxes axes = ChannelAxes.of(NAME, x, o.axis, NAMES, gamma, beta);
        RunningAverage.check(NAME, "runningMean", o.runningMean, gamma.shape());
        RunningAverage.check(NAME, "runningVar", o.runningVar, gamma.shape());
        Variable wide = Standardization.wide(x, gamma.dtype());
        Moments moments = Moments.of(wide.array(), axes.reduced());
        Variable y =
                Standardization.standardize(wide, axes.align(gamma), axes.align(beta), axes.reduced(), o.eps, moments);
        int n = moments.count(x.array());
        RunningAverage.update(o.runningMean, axes.flat(moments.mean()), o.decay, n, 1);
        RunningAverage.update(o.runningVar, axes.flat(moments.variance()), o.decay, n, RunningAverage.unbiased(n));
        return Cast.cast(y, x.dtype());
    }
}
