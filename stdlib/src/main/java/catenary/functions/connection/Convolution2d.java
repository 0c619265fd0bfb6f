package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution over two axes: images. See [ConvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `W` | `(O, C / groups, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, oH, oW)` | that of `x` |
///
/// `oH = (H + 2 pad - ((kh - 1) dilate + 1)) / stride + 1`, rounded down, or up with `coverAll`; `oW` likewise. Options are one
/// number for both axes, or height and width.
///
/// ```jshell
/// jshell> F.convolution2d(variable(new float[][][][] {{{{1, 2}, {3, 4}}}}), variable(new float[][][][] {{{{1, 10}}}}), variable(0.5))
/// $1 ==> variable([[[[21.5],
///                    [43.5]]]])
/// ```
public final class Convolution2d {

    private Convolution2d() {}

    /// Without `b`.
    public static Variable convolution2d(Variable x, Variable W) {
        return convolution2d(x, W, null, _ -> {});
    }

    public static Variable convolution2d(Variable x, Variable W, Variable b) {
        return convolution2d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable convolution2d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return convolution2d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable convolution2d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        ConvolutionOptions o = new ConvolutionOptions();
        options.accept(o);
        return Convolution.convolution("convolution2d", 2, x, W, b, o);
    }
}
