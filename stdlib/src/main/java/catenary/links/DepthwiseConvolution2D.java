package catenary.links;

import static catenary.functions.connection.DepthwiseConvolution2d.depthwiseConvolution2d;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.functions.connection.StrideOptions;
import catenary.initializers.HeNormal;
import java.util.function.Consumer;

/// Convolution of each channel by itself, with `channelMultiplier` kernels each: see
/// [catenary.functions.connection.DepthwiseConvolution2d].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (channelMultiplier, inChannels, kh, kw) | [HeNormal] of scale `sqrt(1/2)`, hence standard deviation `sqrt(1 / (inChannels kh kw))` |
/// | `b` | (inChannels channelMultiplier) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, inChannels channelMultiplier, height, width), of other lengths | |
///
/// Chollet: [Xception](https://arxiv.org/abs/1610.02357) (2017).
public class DepthwiseConvolution2D extends Link {

    private final int channelMultiplier;
    private final int[] ksize;
    private final Consumer<StrideOptions> windows;
    private final Parameter W;
    private final Parameter b;

    /// What a [DepthwiseConvolution2D] may be told besides its sizes.
    public static final class Options extends SlidingOptions<Options> {
        private Options() {
            initialW = new HeNormal(Math.sqrt(0.5));
        }
    }

    /// The first input shows how many channels it has.
    public DepthwiseConvolution2D(int channelMultiplier, int ksize) {
        this(channelMultiplier, ksize, _ -> {});
    }

    public DepthwiseConvolution2D(int channelMultiplier, int ksize, Consumer<Options> options) {
        this(null, channelMultiplier, new int[] {ksize}, options);
    }

    public DepthwiseConvolution2D(int channelMultiplier, int[] ksize) {
        this(channelMultiplier, ksize, _ -> {});
    }

    public DepthwiseConvolution2D(int channelMultiplier, int[] ksize, Consumer<Options> options) {
        this(null, channelMultiplier, ksize, options);
    }

    public DepthwiseConvolution2D(int inChannels, int channelMultiplier, int ksize) {
        this(inChannels, channelMultiplier, ksize, _ -> {});
    }

    public DepthwiseConvolution2D(int inChannels, int channelMultiplier, int ksize, Consumer<Options> options) {
        this((Integer) inChannels, channelMultiplier, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public DepthwiseConvolution2D(Integer inChannels, int channelMultiplier, int ksize, int stride, int pad) {
        this(inChannels, channelMultiplier, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public DepthwiseConvolution2D(int inChannels, int channelMultiplier, int[] ksize) {
        this(inChannels, channelMultiplier, ksize, _ -> {});
    }

    public DepthwiseConvolution2D(int inChannels, int channelMultiplier, int[] ksize, Consumer<Options> options) {
        this((Integer) inChannels, channelMultiplier, ksize, options);
    }

    private DepthwiseConvolution2D(Integer inChannels, int channelMultiplier, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("DepthwiseConvolution2D", "channelMultiplier", channelMultiplier);
        this.channelMultiplier = channelMultiplier;
        this.ksize = Sizes.perAxis("DepthwiseConvolution2D", "ksize", 2, ksize);
        windows = f -> f.stride(o.stride).pad(o.pad);
        W = new Parameter(o.initialW);
        b = o.nobias ? null : new Parameter(o.initialBias);
        if (inChannels != null) {
            Sizes.checkPositive("DepthwiseConvolution2D", "inChannels", inChannels);
            initialize(inChannels);
        }
    }

    private void initialize(int inChannels) {
        if (!W.isInitialized()) {
            W.initialize(Shape.of(channelMultiplier, inChannels, ksize[0], ksize[1]));
        }
        if (b != null && !b.isInitialized()) {
            b.initialize(Shape.of(inChannels * channelMultiplier));
        }
    }

    /// The kernels.
    public final Parameter W() {
        return W;
    }

    /// The bias; null if there is none.
    public final Parameter b() {
        return b;
    }

    @Override protected Variable forward(Variable x) {
        Sizes.checkRank("DepthwiseConvolution2D", x, 4, "(N, C, height, width)");
        initialize(x.shape().axis(1));
        return depthwiseConvolution2d(x, W, b, windows);
    }

    @Override protected String specs() {
        return "inChannels=" + Sizes.text(W, 1) + ", channelMultiplier=" + channelMultiplier + ", ksize="
                + Sizes.text(ksize) + ", nobias=" + (b == null);
    }
}
