package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Transposed convolution over any number of axes: each element of `x` adds its multiple of the kernel to a window of the
/// result,
///
///     y[n, o, p stride - pad + k dilate] += W[c, o, k] x[n, c, p]
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, o1 ... on)` | float |
/// | `W` | `(C, O / groups, k1 ... kn)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | float |
/// | returns | `(N, O, d1 ... dn)` | that of `x` |
///
/// beginning from `b`; what falls outside is dropped. `d = stride (o - 1) + (k - 1) dilate + 1 - 2 pad`, or `outsize`, which must
/// be a length over which a convolution with these options has `o` windows, or would have with `coverAll`. With `groups`,
/// channels of `x` and of the result are divided into as many blocks, and a block sees one block.
///
/// The adjoint of [ConvolutionNd]; each is the other's gradient.
///
/// ```jshell
/// jshell> F.deconvolutionNd(variable(new float[][][] {{{1, 2}}}), variable(new float[][][] {{{1, 10}}}))
/// $1 ==> variable([[[ 1., 12., 20.]]])
/// ```
public final class DeconvolutionNd {

    private DeconvolutionNd() {}

    /// Without `b`.
    public static Variable deconvolutionNd(Variable x, Variable W) {
        return deconvolutionNd(x, W, null, _ -> {});
    }

    public static Variable deconvolutionNd(Variable x, Variable W, Variable b) {
        return deconvolutionNd(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable deconvolutionNd(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return deconvolutionNd(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or `outsize` has not as many windows as `x` has elements
    public static Variable deconvolutionNd(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        DeconvolutionOptions o = new DeconvolutionOptions();
        options.accept(o);
        return Convolution.deconvolution("deconvolutionNd", 0, x, W, b, o);
    }
}
