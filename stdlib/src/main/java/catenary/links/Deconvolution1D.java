package catenary.links;

import java.util.function.Consumer;

/// Transposed convolution over one axis, of sequences: [DeconvolutionND] with 1 axis.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inChannels, outChannels / groups, k) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, length) | |
/// | y | (N, outChannels, length), of other lengths | |
public class Deconvolution1D extends DeconvolutionND {

    /// The first input shows how many channels it has.
    public Deconvolution1D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution1D(int outChannels, int ksize, Consumer<Options> options) {
        super(1, null, outChannels, new int[] {ksize}, options);
    }

    public Deconvolution1D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution1D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(1, null, outChannels, ksize, options);
    }

    public Deconvolution1D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution1D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(1, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Deconvolution1D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(1, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Deconvolution1D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution1D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(1, (Integer) inChannels, outChannels, ksize, options);
    }
}
