package catenary.links;

import static catenary.functions.loss.NegativeSampling.negativeSampling;

import catenary.array.Device;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.initializers.Constant;
import java.util.Objects;
import java.util.function.Consumer;

/// The loss of telling right words from sampled wrong ones, as word2vec has it:
/// `log(1 + exp(-x . W[t])) + sum_j log(1 + exp(x . W[s_j]))`, where `s_j` are `sampleSize` words drawn in proportion to
/// `counts^power`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (words, inSize) | 0 |
/// | x | (batch, inSize) | |
/// | t | (batch), words; -1 costs nothing | |
/// | returns | (), the sum over the batch, or (batch) with `reduce("no")` | |
///
/// `power` is 0.75 if not given.
///
/// ```java
/// var loss = new NegativeSampling(300, counts, 5);
/// loss.apply(embed.apply(context), words);
/// ```
///
/// Mikolov et al.: [Distributed representations of words and phrases](https://arxiv.org/abs/1310.4546) (2013).
public class NegativeSampling extends Link {

    private final int sampleSize;
    private final Parameter W;
    private WalkerAlias sampler;

    /// What a [NegativeSampling] may be told besides its sizes.
    public static final class Options {
        private double power = 0.75;
        private DType dtype = Config.current().dtype();

        private Options() {}

        /// The power of the counts in whose proportion words are drawn; 0.75 if not given.
        public Options power(double power) {
            this.power = power;
            return this;
        }

        /// Of `W`; that of the configuration if not given.
        public Options dtype(DType dtype) {
            this.dtype = Objects.requireNonNull(dtype);
            return this;
        }
    }

    /// @param counts how often each word occurs
    public NegativeSampling(int inSize, int[] counts, int sampleSize) {
        this(inSize, counts, sampleSize, _ -> {});
    }

    public NegativeSampling(int inSize, int[] counts, int sampleSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("NegativeSampling", "inSize", inSize);
        Sizes.checkPositive("NegativeSampling", "sampleSize", sampleSize);
        this.sampleSize = sampleSize;
        sampler = WalkerAlias.ofCounts("NegativeSampling", counts, o.power);
        W = Config.call(c -> c.withDtype(o.dtype),
                () -> new Parameter(new Constant(0), Shape.of(counts.length, inSize)));
    }

    /// The vectors of words.
    public final Parameter W() {
        return W;
    }

    /// What draws the wrong words.
    public final WalkerAlias sampler() {
        return sampler;
    }

    /// The sum over the batch.
    public Variable apply(Variable x, Variable t) {
        return apply(x, t, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public Variable apply(Variable x, Variable t,
            Consumer<catenary.functions.loss.NegativeSampling.Options> options) {
        return called(() -> negativeSampling(x, t, W, sampler, sampleSize, options), x, t, options);
    }

    @Override public Link to(Device device) {
        sampler = sampler.to(device);
        return super.to(device);
    }

    @Override protected String specs() {
        return "inSize=" + W.shape().axis(1) + ", words=" + W.length() + ", sampleSize=" + sampleSize;
    }
}
