package catenary.links;

import java.util.function.Consumer;

/// Convolution over three axes, of volumes: [ConvolutionND] with 3 axes.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, inChannels / groups, kd, kh, kw) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, depth, height, width) | |
/// | y | (N, outChannels, depth, height, width), of other lengths | |
public class Convolution3D extends ConvolutionND {

    /// The first input shows how many channels it has.
    public Convolution3D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution3D(int outChannels, int ksize, Consumer<Options> options) {
        super(3, null, outChannels, new int[] {ksize}, options);
    }

    public Convolution3D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution3D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(3, null, outChannels, ksize, options);
    }

    public Convolution3D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution3D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(3, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Convolution3D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(3, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Convolution3D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution3D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(3, (Integer) inChannels, outChannels, ksize, options);
    }
}
