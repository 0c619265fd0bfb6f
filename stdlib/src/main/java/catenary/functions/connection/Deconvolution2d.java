package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Transposed convolution over two axes: images. See [DeconvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oH, oW)` | float |
/// | `W` | `(C, O / groups, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, H, W)` | that of `x` |
///
/// `H = stride (oH - 1) + (kh - 1) dilate + 1 - 2 pad`, or the first of `outsize`; `W` likewise. Options are one number for both
/// axes, or height and width.
///
/// ```jshell
/// jshell> F.deconvolution2d(variable(new float[][][][] {{{{1, 2}}}}), variable(new float[][][][] {{{{1}, {10}}}}), variable(0.5))
/// $1 ==> variable([[[[ 1.5,  2.5],
///                    [10.5, 20.5]]]])
/// ```
public final class Deconvolution2d {

    private Deconvolution2d() {}

    /// Without `b`.
    public static Variable deconvolution2d(Variable x, Variable W) {
        return deconvolution2d(x, W, null, _ -> {});
    }

    public static Variable deconvolution2d(Variable x, Variable W, Variable b) {
        return deconvolution2d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable deconvolution2d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return deconvolution2d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or `outsize` has not as many windows as `x` has elements
    public static Variable deconvolution2d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        DeconvolutionOptions o = new DeconvolutionOptions();
        options.accept(o);
        return Convolution.deconvolution("deconvolution2d", 2, x, W, b, o);
    }
}
