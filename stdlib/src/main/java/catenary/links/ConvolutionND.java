package catenary.links;

import static catenary.functions.connection.ConvolutionNd.convolutionNd;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.connection.ConvolutionOptions;
import java.util.Arrays;
import java.util.function.Consumer;

/// Convolution over `ndim` axes: see [catenary.functions.connection.ConvolutionNd].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, inChannels / groups, ksize...) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, d...) | |
/// | y | (N, outChannels, o...) | |
///
/// `o = (d + 2 pad - ((ksize - 1) dilate + 1)) / stride + 1`, rounded down, or up with `coverAll`. Without `inChannels`, the
/// first input shows it. `ksize` is one number for all axes, or one number each.
public class ConvolutionND extends SlidingKernel {

    private final Consumer<ConvolutionOptions> windows;

    /// What a [ConvolutionND] may be told besides its sizes.
    public static final class Options extends KernelOptions<Options> {
        private boolean coverAll;

        private Options() {}

        /// Whether every element is in some window, with windows that hang over the edge; false if not given.
        public Options coverAll(boolean coverAll) {
            this.coverAll = coverAll;
            return this;
        }
    }

    /// The first input shows how many channels it has.
    public ConvolutionND(int ndim, int outChannels, int ksize) {
        this(ndim, outChannels, ksize, _ -> {});
    }

    public ConvolutionND(int ndim, int outChannels, int ksize, Consumer<Options> options) {
        this(ndim, null, outChannels, new int[] {ksize}, options);
    }

    public ConvolutionND(int ndim, int outChannels, int[] ksize) {
        this(ndim, outChannels, ksize, _ -> {});
    }

    public ConvolutionND(int ndim, int outChannels, int[] ksize, Consumer<Options> options) {
        this(ndim, null, outChannels, ksize, options);
    }

    public ConvolutionND(int ndim, int inChannels, int outChannels, int ksize) {
        this(ndim, inChannels, outChannels, ksize, _ -> {});
    }

    public ConvolutionND(int ndim, int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        this(ndim, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public ConvolutionND(int ndim, Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        this(ndim, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public ConvolutionND(int ndim, int inChannels, int outChannels, int[] ksize) {
        this(ndim, inChannels, outChannels, ksize, _ -> {});
    }

    public ConvolutionND(int ndim, int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        this(ndim, (Integer) inChannels, outChannels, ksize, options);
    }

    /// @param inChannels null if the first input shows it
    ConvolutionND(int ndim, Integer inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        super(ndim, inChannels, outChannels, ksize, false, o);
        windows = f -> f.stride(o.stride).pad(o.pad).dilate(o.dilate).groups(o.groups).coverAll(o.coverAll);
    }

    /// A layer with copies of the weights and the bias given; `b` may be null.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public static ConvolutionND fromParams(NDArray W, NDArray b) {
        return fromParams(W, b, _ -> {});
    }

    /// A layer with copies of the weights and the bias given; `b` may be null.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public static ConvolutionND fromParams(NDArray W, NDArray b, Consumer<Options> options) {
        return fromParams("ConvolutionND", Math.max(3, W.rank()), W, b, options,
                (in, out, k, o) -> new ConvolutionND(k.length, in, out, k, o));
    }

    /// A constructor of a layer.
    interface Maker<L> {
        L make(int inChannels, int outChannels, int[] ksize, Consumer<Options> options);
    }

    static <L> L fromParams(String link, int rank, NDArray W, NDArray b, Consumer<Options> options, Maker<L> maker) {
        if (W.rank() != rank) {
            throw new IllegalArgumentException(link + ": expected W of shape (outChannels, inChannels / groups"
                    + ", k".repeat(rank - 2) + "), but found " + W.describe());
        }
        Options o = new Options();
        options.accept(o);
        int[] d = W.shape().toArray();
        return maker.make(d[1] * o.groups, d[0], Arrays.copyOfRange(d, 2, rank), given -> {
            options.accept(given);
            given.initialW(W);
            if (b == null) {
                given.nobias(true);
            } else {
                given.initialBias(b);
            }
        });
    }

    @Override protected Variable forward(Variable x) {
        see(x);
        return convolutionNd(x, W(), b(), windows);
    }
}
