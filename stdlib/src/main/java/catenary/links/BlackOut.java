package catenary.links;

import static catenary.functions.loss.BlackOut.blackOut;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.NaN;
import java.util.function.Consumer;

/// A loss over many words that holds the right one against `sampleSize` wrong ones, drawn in proportion to `counts`:
/// `-(log p_0 + sum_j log(1 - p_j))`, where `p` is the softmax of the scores of all of these.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (words, inSize) | NaN: it is to be set, or `initialW` to be given |
/// | x | (batch, inSize) | |
/// | t | (batch), words | |
/// | returns | (), the mean over the batch | |
///
/// ```java
/// var loss = new BlackOut(300, counts, 50, o -> o.initialW(new LeCunNormal()));
/// ```
///
/// Ji et al.: [BlackOut](https://arxiv.org/abs/1511.06909) (2016).
public class BlackOut extends Link {

    private final int sampleSize;
    private final Parameter W;
    private WalkerAlias sampler;
    private NDArray sampleData;

    /// What a [BlackOut] may be told besides its sizes.
    public static final class Options extends WeightOptions<Options> {
        private Options() {
            initialW = new NaN();
        }
    }

    /// @param counts how often each word occurs
    public BlackOut(int inSize, int[] counts, int sampleSize) {
        this(inSize, counts, sampleSize, _ -> {});
    }

    public BlackOut(int inSize, int[] counts, int sampleSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("BlackOut", "inSize", inSize);
        Sizes.checkPositive("BlackOut", "sampleSize", sampleSize);
        this.sampleSize = sampleSize;
        sampler = WalkerAlias.ofCounts("BlackOut", counts, 1);
        W = new Parameter(o.initialW, Shape.of(counts.length, inSize));
    }

    /// The vectors of words.
    public final Parameter W() {
        return W;
    }

    /// What draws the wrong words.
    public final WalkerAlias sampler() {
        return sampler;
    }

    /// Words (batch, any) that are taken instead of drawn ones from now on, so that a result can be repeated; null draws again.
    public void sampleData(NDArray sampleData) {
        this.sampleData = sampleData;
    }

    /// The mean over the batch.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public Variable apply(Variable x, Variable t) {
        return called(() -> loss(x, t), x, t);
    }

    private Variable loss(Variable x, Variable t) {
        NDArray samples = sampleData != null ? sampleData : sampler.sample(Shape.of(x.length(), sampleSize));
        return blackOut(x, t, W, Variable.constant(samples.to(x.device())));
    }

    @Override public Link to(Device device) {
        sampler = sampler.to(device);
        return super.to(device);
    }

    @Override protected String specs() {
        return "inSize=" + W.shape().axis(1) + ", words=" + W.length() + ", sampleSize=" + sampleSize;
    }
}
