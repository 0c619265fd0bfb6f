package catenary.links;

import catenary.array.NDArray;
import java.util.function.Consumer;

/// Convolution over two axes, of images: [ConvolutionND] with 2 axes.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outChannels, inChannels / groups, kh, kw) | [catenary.initializers.LeCunNormal] |
/// | `b` | (outChannels) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, outChannels, height, width), of other lengths | |
///
/// ```java
/// new Convolution2D(3, 16, 3, o -> o.pad(1)).apply(x);    // (N, 3, H, W) to (N, 16, H, W)
/// ```
public class Convolution2D extends ConvolutionND {

    /// The first input shows how many channels it has.
    public Convolution2D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution2D(int outChannels, int ksize, Consumer<Options> options) {
        super(2, null, outChannels, new int[] {ksize}, options);
    }

    public Convolution2D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public Convolution2D(int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, null, outChannels, ksize, options);
    }

    public Convolution2D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution2D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, new int[] {ksize}, options);
    }

    /// @param inChannels null if the first input shows it
    public Convolution2D(Integer inChannels, int outChannels, int ksize, int stride, int pad) {
        super(2, inChannels, outChannels, new int[] {ksize}, o -> o.stride(stride).pad(pad));
    }

    public Convolution2D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public Convolution2D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        super(2, (Integer) inChannels, outChannels, ksize, options);
    }

    /// A layer with copies of the weights and the bias given; `b` may be null.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public static Convolution2D fromParams(NDArray W, NDArray b) {
        return fromParams(W, b, _ -> {});
    }

    /// A layer with copies of the weights and the bias given; `b` may be null.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public static Convolution2D fromParams(NDArray W, NDArray b, Consumer<Options> options) {
        return fromParams("Convolution2D", 4, W, b, options, Convolution2D::new);
    }
}
