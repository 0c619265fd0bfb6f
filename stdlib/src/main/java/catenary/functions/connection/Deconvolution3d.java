package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Transposed convolution over three axes: volumes. See [DeconvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oD, oH, oW)` | float |
/// | `W` | `(C, O / groups, kd, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | float |
/// | returns | `(N, O, D, H, W)` | that of `x` |
///
/// `D = stride (oD - 1) + (kd - 1) dilate + 1 - 2 pad`, or the first of `outsize`; `H` and `W` likewise.
///
/// ```jshell
/// jshell> F.deconvolution3d(variable(1, 2).reshape(1, 1, 1, 1, 2), variable(1, 10).reshape(1, 1, 1, 1, 2)).shape()
/// $1 ==> (1, 1, 1, 1, 3)
/// ```
public final class Deconvolution3d {

    private Deconvolution3d() {}

    /// Without `b`.
    public static Variable deconvolution3d(Variable x, Variable W) {
        return deconvolution3d(x, W, null, _ -> {});
    }

    public static Variable deconvolution3d(Variable x, Variable W, Variable b) {
        return deconvolution3d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable deconvolution3d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return deconvolution3d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or `outsize` has not as many windows as `x` has elements
    public static Variable deconvolution3d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        DeconvolutionOptions o = new DeconvolutionOptions();
        options.accept(o);
        return Convolution.deconvolution("deconvolution3d", 3, x, W, b, o);
    }
}
