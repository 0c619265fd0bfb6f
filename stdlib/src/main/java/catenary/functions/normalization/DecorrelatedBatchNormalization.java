package catenary.functions.normalization;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.autograd.Cast;
import catenary.autograd.MatMul;
import catenary.autograd.Mean;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.function.Consumer;

/// Decorrelated batch normalization: the channels of each group made uncorrelated and of variance 1 over the batch, by the
/// change that alters them least, `y = cov^(-1/2) (x - mean)` (ZCA whitening), where `eps` is added to the diagonal of the
/// covariance.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | `runningMean` | `(groups, C / groups)`, if given | float |
/// | `runningProjection` | `(groups, C / groups, C / groups)`, if given | float |
/// | returns | that of `x` | that of `x` |
///
/// With `runningMean` and `runningProjection` the averages over batches are kept there, in place:
/// `running = decay * running + (1 - decay) * new`, where the new projection `cov^(-1/2)` counts `n / (n - 1)` times for `n`
/// positions, as in Chainer. An empty batch leaves them alone. [FixedDecorrelatedBatchNormalization] uses them. Batch
/// statistics are used whether or not training is on.
///
/// The inverse root is the limit of the coupled iteration of Newton and Schulz, in float64: products only, so that it runs
/// on every device and has gradients of every order.
///
/// ```jshell
/// jshell> F.decorrelatedBatchNormalization(variable(new float[][] {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}), o -> o.groups(1))
/// $1 ==> variable([[ 1.4141853,  0.       ],
///                  [-1.4141853,  0.       ],
///                  [ 0.       ,  1.4142065],
///                  [ 0.       , -1.4142065]])
/// ```
///
/// Sources: [Huang et al. (2018)](https://arxiv.org/abs/1804.08450); Higham (2008), Functions of Matrices, section 6.7.
public final class DecorrelatedBatchNormalization {

    private static final String NAME = "decorrelatedBatchNormalization";

    /// Each step multiplies what is left of the smallest eigenvalue by 9/4 until the quadratic convergence sets in: enough
    /// for a condition number of 1e9.
    private static final int STEPS = 32;

    /// What can be chosen beside `x`.
    public static final class Options {
        private int groups = 16;
        private double eps = 2e-5;
        private NDArray runningMean;
        private NDArray runningProjection;
        private double decay = 0.9;

        /// The number of groups of channels; 16 by default.
        public Options groups(int groups) {
            this.groups = groups;
            return this;
        }

        /// Added to the variances; 2e-5 by default.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// The average of means; changed by the call.
        public Options runningMean(NDArray runningMean) {
            this.runningMean = runningMean;
            return this;
        }

        /// The average of projections; changed by the call.
        public Options runningProjection(NDArray runningProjection) {
            this.runningProjection = runningProjection;
            return this;
        }

        /// How much of the averages is kept; 0.9 by default.
        public Options decay(double decay) {
            this.decay = decay;
            return this;
        }
    }

    private DecorrelatedBatchNormalization() {}

    public static Variable decorrelatedBatchNormalization(Variable x) {
        return decorrelatedBatchNormalization(x, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or the channels can't be divided
    public static Variable decorrelatedBatchNormalization(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        ChannelGroups by = ChannelGroups.of(NAME, x, o.groups);
        RunningAverage.check(NAME, "runningMean", o.runningMean, by.meanShape());
        RunningAverage.check(NAME, "runningProjection", o.runningProjection, by.projectionShape());
        int n = by.positions();
        Variable parts = by.split(Standardization.wide(x, x.dtype()));
        Variable mean = Mean.mean(parts, new int[] {2}, true);
        Variable centred = parts.sub(mean);
        Variable exact = Cast.cast(centred, DType.FLOAT64);
        Variable covariance = MatMul.matmul(exact, exact.transpose(0, 2, 1)).mul(1. / Math.max(n, 1));
        NDArray one = Create.eye(x.device(), DType.FLOAT64, by.projectionShape().axis(1));
        Variable projection =
                Cast.cast(inverseRoot(covariance.add(Variable.constant(one.mul(o.eps))), one), parts.dtype());
        Variable y = by.back(MatMul.matmul(projection, centred));
        RunningAverage.update(o.runningMean, mean.array().reshape(by.meanShape()), o.decay, n, 1);
        RunningAverage.update(o.runningProjection, projection.array(), o.decay, n, RunningAverage.unbiased(n));
        return Cast.cast(y, x.dtype());
    }

    /// `a^(-1/2)` for a stack of symmetric positive definite matrices.
    private static Variable inverseRoot(Variable a, NDArray one) {
        Variable trace = Sum.sum(a.mul(Variable.constant(one)), new int[] {1, 2}, true);
        Variable root = a.div(trace);
        Variable inverse = Variable.constant(one.broadcastTo(a.shape()));
        Variable three = Variable.constant(one.mul(3));
        for (int i = 0; i < STEPS; i++) {
            Variable t = three.sub(MatMul.matmul(inverse, root)).mul(0.5);
            root = MatMul.matmul(root, t);
            inverse = MatMul.matmul(t, inverse);
        }
        return inverse.div(trace.pow(0.5));
    }
}
