package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution over three axes: volumes. See [ConvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, D, H, W)` | float |
/// | `W` | `(O, C / groups, kd, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, oD, oH, oW)` | that of `x` |
///
/// `oD = (D + 2 pad - ((kd - 1) dilate + 1)) / stride + 1`, rounded down, or up with `coverAll`; `oH` and `oW` likewise.
///
/// ```jshell
/// jshell> F.convolution3d(variable(1, 2, 3).reshape(1, 1, 1, 1, 3), variable(1, 10).reshape(1, 1, 1, 1, 2)).shape()
/// $1 ==> (1, 1, 1, 1, 2)
/// ```
public final class Convolution3d {

    private Convolution3d() {}

    /// Without `b`.
    public static Variable convolution3d(Variable x, Variable W) {
        return convolution3d(x, W, null, _ -> {});
    }

    public static Variable convolution3d(Variable x, Variable W, Variable b) {
        return convolution3d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable convolution3d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return convolution3d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable convolution3d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        ConvolutionOptions o = new ConvolutionOptions();
        options.accept(o);
        return Convolution.convolution("convolution3d", 3, x, W, b, o);
    }
}
