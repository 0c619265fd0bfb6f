package catenary.links;

import static catenary.functions.connection.LocalConvolution2d.localConvolution2d;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.LeCunNormal;
import java.util.function.Consumer;

/// Convolution with a kernel of its own at each place: see [catenary.functions.connection.LocalConvolution2d].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, oH, oW, inChannels, kh, kw) | [LeCunNormal] of that shape |
/// | `b` | (outChannels, oH, oW) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, outChannels, oH, oW) | |
///
/// `oH = (height - kh) / stride + 1`, rounded down; `oW` likewise. Without `inSize`, which is height and width or one number for
/// both, the first input shows channels and lengths.
public class LocalConvolution2D extends Link {

    private final int outChannels;
    private final int[] ksize;
    private final int[] stride;
    private final Parameter W;
    private final Parameter b;

    /// What a [LocalConvolution2D] may be told besides its sizes.
    public static final class Options extends AffineOptions<Options> {
        private int[] stride = {1};

        private Options() {}

        /// How far apart windows begin, one number for both axes or height and width; 1 if not given.
        public Options stride(int... stride) {
            this.stride = stride.clone();
            return this;
        }
    }

    /// The first input shows its channels, height and width.
    public LocalConvolution2D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public LocalConvolution2D(int outChannels, int ksize, Consumer<Options> options) {
        this(outChannels, new int[] {ksize}, options);
    }

    public LocalConvolution2D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public LocalConvolution2D(int outChannels, int[] ksize, Consumer<Options> options) {
        this(null, outChannels, null, ksize, options);
    }

    public LocalConvolution2D(int inChannels, int outChannels, int inSize, int ksize) {
        this(inChannels, outChannels, inSize, ksize, _ -> {});
    }

    public LocalConvolution2D(int inChannels, int outChannels, int inSize, int ksize, Consumer<Options> options) {
        this(inChannels, outChannels, new int[] {inSize}, new int[] {ksize}, options);
    }

    public LocalConvolution2D(int inChannels, int outChannels, int[] inSize, int[] ksize) {
        this(inChannels, outChannels, inSize, ksize, _ -> {});
    }

    public LocalConvolution2D(int inChannels, int outChannels, int[] inSize, int[] ksize, Consumer<Options> options) {
        this((Integer) inChannels, outChannels, inSize, ksize, options);
    }

    private LocalConvolution2D(Integer inChannels, int outChannels, int[] inSize, int[] ksize,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("LocalConvolution2D", "outChannels", outChannels);
        this.outChannels = outChannels;
        this.ksize = Sizes.perAxis("LocalConvolution2D", "ksize", 2, ksize);
        this.stride = Sizes.perAxis("LocalConvolution2D", "stride", 2, o.stride);
        W = new Parameter(o.initialW);
        b = o.nobias ? null : new Parameter(o.initialBias);
        if (inChannels != null) {
            Sizes.checkPositive("LocalConvolution2D", "inChannels", inChannels);
            int[] lengths = Sizes.perAxis("LocalConvolution2D", "inSize", 2, inSize);
            initialize(inChannels, lengths[0], lengths[1]);
        }
    }

    private void initialize(int inChannels, int height, int width) {
        if (height < ksize[0] || width < ksize[1]) {
            throw new IllegalArgumentException("LocalConvolution2D: expected room for a window of " + ksize[0] + " x "
                    + ksize[1] + ", but found " + height + " x " + width);
        }
        int h = (height - ksize[0]) / stride[0] + 1;
        int w = (width - ksize[1]) / stride[1] + 1;
        if (!W.isInitialized()) {
            W.initialize(Shape.of(outChannels, h, w, inChannels, ksize[0], ksize[1]));
        }
        if (b != null && !b.isInitialized()) {
            b.initialize(Shape.of(outChannels, h, w));
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
        Sizes.checkRank("LocalConvolution2D", x, 4, "(N, C, height, width)");
        initialize(x.shape().axis(1), x.shape().axis(2), x.shape().axis(3));
        return localConvolution2d(x, W, b, o -> o.stride(stride));
    }

    @Override protected String specs() {
        return "inChannels=" + Sizes.text(W, 3) + ", outChannels=" + outChannels + ", ksize=" + Sizes.text(ksize)
                + ", stride=" + Sizes.text(stride) + ", nobias=" + (b == null);
    }
}
