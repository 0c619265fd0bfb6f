package catenary.links;

import java.util.function.Consumer;

/// Transposed convolution over three axes, of volumes: [DeconvolutionND] with 3 axes.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inChannels, outChannels / groups, kd, kh, kw) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, depth, height, width) | |
/// | y | (N, outChannels, depth, height, width), of other lengths | |
public class Deconvolution3D extends DeconvolutionND {

    /// The first input shows how many channels it has.
    public Deconvolution3D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution3D(int outChannels, int ksize, Consumer<Options> options) {
        super(3, null, outChannels, new int[] {ksize}, options);
    }

    public Deconvolution3D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Deconvolution3D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(3, null, outChannels, ksize, options);
    }

    public Deconvolution3D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution3D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(3, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Deconvolution3D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(3, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Deconvolution3D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Deconvolution3D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(3, (Integer) inChannels, outChannels, ksize, options);
    }
}
