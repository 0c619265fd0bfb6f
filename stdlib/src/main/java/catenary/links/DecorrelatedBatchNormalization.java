package catenary.links;

import static catenary.functions.normalization.DecorrelatedBatchNormalization.decorrelatedBatchNormalization;
import static catenary.functions.normalization.FixedDecorrelatedBatchNormalization.fixedDecorrelatedBatchNormalization;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Objects;
import java.util.function.Consumer;

/// Decorrelated batch normalization: the channels of each group made uncorrelated and of variance 1. In training by the
/// statistics of the batch, which the running averages take in; otherwise by these.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `avg_mean` | (groups, size / groups) | 0; a running average |
/// | `avg_projection` | (groups, size / groups, size / groups) | the identity; a running average |
/// | `N` | () | 0; batches seen since fine-tuning began |
/// | x, y | (batch, size, ...) | |
///
/// It has no parameters. Fine-tuning is as in [BatchNormalization].
///
/// Huang et al.: [Decorrelated batch normalization](https://arxiv.org/abs/1804.08450) (2018).
public class DecorrelatedBatchNormalization extends Link {

    private final int groups;
    private final double decay;
    private final double eps;

    // named as in files
    @Persistent private NDArray avg_mean;
    @Persistent private NDArray avg_projection;
    @Persistent private int N;

    /// What a [DecorrelatedBatchNormalization] may be told besides its size.
    public static final class Options {
        private int groups = 16;
        private double decay = 0.9;
        private double eps = 2e-5;
        private DType dtype = DType.FLOAT32;

        private Options() {}

        /// Into how many blocks channels are divided; 16 if not given.
        public Options groups(int groups) {
            this.groups = groups;
            return this;
        }

        /// How much of the running averages is kept at each batch; 0.9 if not given.
        public Options decay(double decay) {
            this.decay = decay;
            return this;
        }

        /// Added to the variances; 2e-5 if not given.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// Of the averages; float32 if not given.
        public Options dtype(DType dtype) {
            this.dtype = Objects.requireNonNull(dtype);
            return this;
        }
    }

    public DecorrelatedBatchNormalization(int size) {
        this(size, _ -> {});
    }

    public DecorrelatedBatchNormalization(int size, int groups) {
        this(size, o -> o.groups(groups));
    }

    /// @throws IllegalArgumentException if channels can't be divided into that many groups
    public DecorrelatedBatchNormalization(int size, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("DecorrelatedBatchNormalization", "size", size);
        Sizes.checkPositive("DecorrelatedBatchNormalization", "groups", o.groups);
        if (size % o.groups != 0) {
            throw new IllegalArgumentException(
                    "DecorrelatedBatchNormalization: expected size to be a multiple of groups, but "
                            + size + " is none of " + o.groups);
        }
        groups = o.groups;
        decay = o.decay;
        eps = o.eps;
        int n = size / groups;
        Device device = Config.current().device();
        avg_mean = NDArray.zeros(device, o.dtype, Shape.of(groups, n));
        avg_projection = Create.eye(device, o.dtype, n).broadcastTo(Shape.of(groups, n, n)).copy();
    }

    /// The running average of means.
    public final NDArray avgMean() {
        return avg_mean;
    }

    /// The running average of projections.
    public final NDArray avgProjection() {
        return avg_projection;
    }

    /// How many batches were seen since fine-tuning began.
    public final int N() {
        return N;
    }

    /// Begins to average anew: from here on `apply(x, true)` counts each batch alike.
    public final void startFinetuning() {
        N = 0;
    }

    @Override protected final Variable forward(Variable x) {
        return normalized(x, false);
    }

    /// @param finetune whether this batch counts as much in the running averages as each before it since
    ///                 [#startFinetuning()], instead of `1 - decay`
    public final Variable apply(Variable x, boolean finetune) {
        return called(() -> normalized(x, finetune), x, finetune);
    }

    private Variable normalized(Variable x, boolean finetune) {
        if (!Config.current().train()) {
            return fixedDecorrelatedBatchNormalization(x, Variable.constant(avg_mean),
                    Variable.constant(avg_projection), groups);
        }
        boolean again = Config.current().inRecomputing(); // the averages have seen this batch
        Variable y = decorrelatedBatchNormalization(x, o -> o.groups(groups).eps(eps).runningMean(avg_mean)
                .runningProjection(avg_projection).decay(again ? 1 : finetune ? 1 - 1. / (N + 1) : decay));
        if (finetune && !again) {
            N++;
        }
        return y;
    }

    @Override protected String specs() {
        return "size=" + avg_mean.size() + ", groups=" + groups + ", decay=" + decay + ", eps=" + eps;
    }
}
