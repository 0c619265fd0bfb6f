package catenary.links;

import static catenary.functions.normalization.BatchNormalization.batchNormalization;
import static catenary.functions.normalization.FixedBatchNormalization.fixedBatchNormalization;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Batch normalization: each channel with its mean and variance over the batch taken out, then scaled by `gamma` and shifted
/// by `beta`. In training by the statistics of the batch, which the running averages take in; otherwise by these.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `gamma` | size | 1 |
/// | `beta` | size | 0 |
/// | `avg_mean` | size | 0; a running average |
/// | `avg_var` | size | 1; a running average of unbiased variances |
/// | `N` | () | 0; batches seen since fine-tuning began |
/// | x, y | (batch, size, ...), or any whose axes besides `axis` are size | |
///
/// Without `size`, `axis` says over which axes statistics are taken, and the first input shows the lengths of the others.
/// Until then files have no averages; all five begin together, whatever else a file gave `gamma` and `beta`, as in Chainer.
/// The averages follow `avg = decay avg + (1 - decay) new`. While fine-tuning they are plain means of the batches seen:
/// `startFinetuning()`, then `apply(x, true)`.
///
/// Ioffe, Szegedy: [Batch normalization](https://arxiv.org/abs/1502.03167) (2015).
public class BatchNormalization extends Link {

    private final double decay;
    private final double eps;
    private final int[] axis;
    private final DType dtype;
    private final Initializer initialAvgMean;
    private final Initializer initialAvgVar;
    private final Parameter gamma;
    private final Parameter beta;

    private transient Average average; // null: the batch is all there is

    // named as in files
    @Persistent private NDArray avg_mean;
    @Persistent private NDArray avg_var;
    @Persistent private int N;

    /// What a [BatchNormalization] may be told besides its size.
    public static final class Options extends BatchStatisticsOptions<Options> {
        private int[] axis;

        private Options() {}

        /// The axes over which statistics are taken, ascending; all but those of `gamma`, which follow the batch, if not
        /// given.
        public Options axis(int... axis) {
            this.axis = axis.clone();
            return this;
        }
    }

    /// The mean of a variable over those that see parts of one batch, each in a call of its own. Gradients go through it.
    public interface Average {
        Variable mean(Variable x);

        /// How many parts there are.
        int size();
    }

    /// For `size` channels.
    public BatchNormalization(int size) {
        this(size, _ -> {});
    }

    public BatchNormalization(int size, Consumer<Options> options) {
        this(new int[] {size}, options);
    }

    /// For parameters of several axes.
    public BatchNormalization(int[] size) {
        this(size, _ -> {});
    }

    public BatchNormalization(int[] size, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        this(size, o.axis, o);
    }

    /// The first input shows the size.
    ///
    /// @throws IllegalArgumentException if the options don't name axes
    public BatchNormalization(Consumer<Options> options) {
        this((int[]) null, options);
    }

    BatchNormalization(int[] size, int[] axis, BatchStatisticsOptions<?> o) {
        if (size == null && axis == null) {
            throw new IllegalArgumentException("BatchNormalization: expected a size or axes, but found neither");
        }
        this.axis = axis;
        decay = o.decay;
        eps = o.eps;
        dtype = o.dtype;
        initialAvgMean = o.initialAvgMean;
        initialAvgVar = o.initialAvgVar;
        gamma = o.useGamma ? o.gamma(dtype) : null;
        beta = o.useBeta ? o.beta(dtype) : null;
        if (size != null) {
            for (int n : size) {
                Sizes.checkPositive("BatchNormalization", "size", n);
            }
            initialize(Shape.of(size), Config.current().device());
        }
    }

    private void initialize(Shape shape, Device device) {
        avg_mean = initialAvgMean.generate(device, dtype, shape);
        avg_var = initialAvgVar.generate(device, dtype, shape);
        if (gamma != null) {
            gamma.initialize(shape);
        }
        if (beta != null) {
            beta.initialize(shape);
        }
    }

    /// The lengths of the axes of `x` that statistics are not taken over.
    private Shape besides(Variable x) {
        int[] d = x.shape().toArray();
        for (int a : axis) {
            d[x.shape().normalizeAxis(a)] = -1;
        }
        return Shape.of(Arrays.stream(d).filter(n -> n >= 0).toArray());
    }

    /// The scale; null if there is none.
    public final Parameter gamma() {
        return gamma;
    }

    /// The shift; null if there is none.
    public final Parameter beta() {
        return beta;
    }

    /// The running average of means; null before the first input showed the size.
    public final NDArray avgMean() {
        return avg_mean;
    }

    /// The running average of variances; null before the first input showed the size.
    public final NDArray avgVar() {
        return avg_var;
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
        if (avg_mean == null) {
            initialize(besides(x), x.device());
        }
        Variable scale = gamma != null ? gamma : constant(1);
        Variable shift = beta != null ? beta : constant(0);
        if (!Config.current().train()) {
            return fixedBatchNormalization(x, scale, shift, Variable.constant(avg_mean), Variable.constant(avg_var),
                    o -> o.eps(eps).axis(axis));
        }
        boolean again = Config.current().inRecomputing(); // the averages have seen this batch
        Variable y = byBatch(x, scale, shift, again ? 1 : finetune ? 1 - 1. / (N + 1) : decay);
        if (finetune && !again) {
            N++;
        }
        return y;
    }

    private Variable constant(double value) {
        return Variable.constant(Create.full(avg_mean.device(), dtype, avg_mean.shape(), value));
    }

    /// From now on, statistics are those of all parts of a batch, of which each call sees one; null: of what it sees. Copies
    /// of this link do so too.
    public final void averageBy(Average average) {
        this.average = average;
    }

    /// The same formula as `batchNormalization`, where mean and mean of squares are those of all parts.
    private Variable byAllParts(Variable x, Variable gamma, Variable beta, double decay) {
        int[] over =
                axis != null ? axis : IntStream.range(0, x.rank()).filter(a -> a == 0 || a > gamma.rank()).toArray();
        int[] kept = x.shape().toArray();
        for (int a : over) {
            kept[x.shape().normalizeAxis(a)] = 1;
        }
        Shape channels = Shape.of(kept);
        Variable mean = average.mean(x.mean(over));
        Variable var = average.mean(x.mul(x).mean(over)).sub(mean.mul(mean));
        double n = (double) average.size() * x.size() / mean.size();
        avg_mean.mulAssign(decay).addAssign(mean.array().mul(1 - decay).astype(dtype));
        avg_var.mulAssign(decay).addAssign(var.array().mul((1 - decay) * n / Math.max(n - 1, 1)).astype(dtype));
        Variable scale = gamma.mul(var.add(eps).pow(-0.5)).reshape(channels);
        return x.sub(mean.reshape(channels)).mul(scale).add(beta.reshape(channels));
    }

    /// By the statistics of `x`, which the running averages take in.
    Variable byBatch(Variable x, Variable gamma, Variable beta, double decay) {
        if (average != null) {
            return byAllParts(x, gamma, beta, decay);
        }
        return batchNormalization(x, gamma, beta,
                o -> o.eps(eps).runningMean(avg_mean).runningVar(avg_var).decay(decay).axis(axis));
    }

    final double eps() {
        return eps;
    }

    @Override protected String specs() {
        return "size=" + (avg_mean == null ? "?" : avg_mean.shape()) + ", decay=" + decay + ", eps=" + eps
                + (axis == null ? "" : ", axis=" + Arrays.toString(axis)) + ", useGamma=" + (gamma != null)
                + ", useBeta=" + (beta != null);
    }
}
