package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Transposed convolution over one axis: sequences. See [DeconvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oL)` | float |
/// | `W` | `(C, O / groups, k)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | float |
/// | returns | `(N, O, L)` | that of `x` |
///
/// `L = stride (oL - 1) + (k - 1) dilate + 1 - 2 pad`, or `outsize`.
///
/// ```jshell
/// jshell> F.deconvolution1d(variable(new float[][][] {{{1, 2}}}), variable(new float[][][] {{{1, 10}}}), o -> o.stride(2))
/// $1 ==> variable([[[ 1., 10.,  2., 20.]]])
/// ```
public final class Deconvolution1d {

    private Deconvolution1d() {}

    /// Without `b`.
    public static Variable deconvolution1d(Variable x, Variable W) {
        return deconvolution1d(x, W, null, _ -> {});
    }

    public static Variable deconvolution1d(Variable x, Variable W, Variable b) {
        return deconvolution1d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable deconvolution1d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return deconvolution1d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or `outsize` has not as many windows as `x` has elements
    public static Variable deconvolution1d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        DeconvolutionOptions o = new DeconvolutionOptions();
        options.accept(o);
        return Convolution.deconvolution("deconvolution1d", 1, x, W, b, o);
    }
}
