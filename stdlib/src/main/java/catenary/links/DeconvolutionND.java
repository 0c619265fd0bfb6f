package catenary.links;

import static catenary.functions.connection.DeconvolutionNd.deconvolutionNd;

import catenary.autograd.Variable;
import catenary.functions.connection.DeconvolutionOptions;
import java.util.function.Consumer;

/// Transposed convolution over `ndim` axes: see [catenary.functions.connection.DeconvolutionNd].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inChannels, outChannels / groups, ksize...) | [catenary.initializers.LeCunNormal] of that shape |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, o...) | |
/// | y | (N, outChannels, d...) | |
///
/// `d = stride (o - 1) + (ksize - 1) dilate + 1 - 2 pad`, or `outsize`. Without `inChannels`, the first input shows it. `ksize` is one
/// number for all axes, or one number each.
public class DeconvolutionND extends SlidingKernel {

    private final Consumer<DeconvolutionOptions> windows;

    /// What a [DeconvolutionND] may be told besides its sizes.
    public static final class Options extends KernelOptions<Options> {
        private int[] outsize;

        private Options() {}

        /// The lengths of the result, where several fit; the least ones if not given.
        public Options outsize(int... outsize) {
            this.outsize = outsize.clone();
            return this;
        }
    }

    /// The first input shows how many channels it has.
    public DeconvolutionND(int ndim, int outChannels, int ksize) {
        this(ndim, outChannels, ksize, _ -> {});
    }

    public DeconvolutionND(int ndim, int outChannels, int ksize, Consumer<Options> options) {
        this(ndim, null, outChannels, new int[] {ksize}, options);
    }

    public DeconvolutionND(int ndim, int outChannels, int[] ksize) {
        this(ndim, outChannels, ksize, _ -> {});
    }

    public DeconvolutionND(int ndim, int outChannels, int[] ksize, Consumer<Options> options) {
        this(ndim, null, outChannels, ksize, options);
    }

    public DeconvolutionND(int ndim, int inChannels, int outChannels, int ksize) {
        this(ndim, inChannels, outChannels, ksize, _ -> {});
    }

    public DeconvolutionND(int ndim, int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        this(ndim, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public DeconvolutionND(int ndim, Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        this(ndim, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public DeconvolutionND(int ndim, int inChannels, int outChannels, int[] ksize) {
        this(ndim, inChannels, outChannels, ksize, _ -> {});
    }

    public DeconvolutionND(int ndim, int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        this(ndim, (Integer) inChannels, outChannels, ksize, options);
    }

    /// @param inChannels null if the first input shows it
    DeconvolutionND(int ndim, Integer inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        super(ndim, inChannels, outChannels, ksize, true, o);
        windows = f -> f.stride(o.stride).pad(o.pad).dilate(o.dilate).groups(o.groups).outsize(o.outsize);
    }

    @Override protected Variable forward(Variable x) {
        see(x);
        return deconvolutionNd(x, W(), b(), windows);
    }
}
