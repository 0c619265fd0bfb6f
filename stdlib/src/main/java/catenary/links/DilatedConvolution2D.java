package catenary.links;

import java.util.function.Consumer;

/// Convolution whose windows have gaps: [Convolution2D] under the name it had before that got `dilate`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, inChannels / groups, kh, kw) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, outChannels, height, width), of other lengths | |
public class DilatedConvolution2D extends ConvolutionND {

    /// The first input shows how many channels it has.
    public DilatedConvolution2D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public DilatedConvolution2D(int outChannels, int ksize, Consumer<Options> options) {
        super(2, null, outChannels, new int[] {ksize}, options);
    }

    public DilatedConvolution2D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public DilatedConvolution2D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, null, outChannels, ksize, options);
    }

    public DilatedConvolution2D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public DilatedConvolution2D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public DilatedConvolution2D(Integer inChannels, int outChannels, int ksize, int stride, int pad, int dilate) {
        super(2, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad).dilate(dilate));
    }

    public DilatedConvolution2D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public DilatedConvolution2D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, ksize, options);
    }
}
