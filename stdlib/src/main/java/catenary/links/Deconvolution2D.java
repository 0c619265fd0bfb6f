package catenary.links;

import java.util.function.Consumer;

/// Transposed convolution over two axes, of images: [DeconvolutionND] with 2 axes.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inChannels, outChannels / groups, kh, kw) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, outChannels, height, width), of other lengths | |
public class Deconvolution2D extends DeconvolutionND {

    /// The first input shows how many channels it has.
    public Deconvolution2D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution2D(int outChannels, int ksize, Consumer<Options> options) {
        super(2, null, outChannels, new int[] {ksize}, options);
    }

    public Deconvolution2D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution2D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, null, outChannels, ksize, options);
    }

    public Deconvolution2D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution2D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Deconvolution2D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(2, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Deconvolution2D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution2D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, ksize, options);
    }
}
