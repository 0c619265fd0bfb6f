package catenary.links;

import java.util.function.Consumer;

/// Convolution over one axis, of sequences: [ConvolutionND] with 1 axis.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, inChannels / groups, k) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, length) | |
/// | y | (N, outChannels, length), of other lengths | |
public class Convolution1D extends ConvolutionND {

    /// The first input shows how many channels it has.
    public Convolution1D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution1D(int outChannels, int ksize, Consumer<Options> options) {
        super(1, null, outChannels, new int[] {ksize}, options);
    }

    public Convolution1D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution1D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(1, null, outChannels, ksize, options);
    }

    public Convolution1D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution1D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(1, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Convolution1D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(1, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Convolution1D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution1D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(1, (Integer) inChannels, outChannels, ksize, options);
    }
}
