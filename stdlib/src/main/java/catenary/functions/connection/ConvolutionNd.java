package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution over any number of axes: each element of the result is a sum over a window of `x`,
///
///     y[n, o, p] = b[o] + sum over c, k of W[o, c, k] x[n, c, p stride - pad + k dilate]
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, d1 ... dn)` | float |
/// | `W` | `(O, C / groups, k1 ... kn)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, o1 ... on)` | that of `x` |
///
/// with zeros outside `x`; `p` and `k` have one number an axis. The kernel is not reversed. `o = (d + 2 pad - ((k - 1) dilate +
/// 1)) / stride + 1` rounded down, or up with `coverAll`. With `groups`, channels of `x` and of the result are divided into
/// as many blocks, and a block sees one block.
///
/// The gradients are [DeconvolutionNd] of `W` and a product of the same kind, hence of any order.
///
/// ```jshell
/// jshell> F.convolutionNd(variable(new float[][][] {{{1, 2, 3, 4}}}), variable(new float[][][] {{{1, 10}}}))
/// $1 ==> variable([[[21., 32., 43.]]])
/// ```
public final class ConvolutionNd {

    private ConvolutionNd() {}

    /// Without `b`.
    public static Variable convolutionNd(Variable x, Variable W) {
        return convolutionNd(x, W, null, _ -> {});
    }

    public static Variable convolutionNd(Variable x, Variable W, Variable b) {
        return convolutionNd(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable convolutionNd(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return convolutionNd(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable convolutionNd(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        ConvolutionOptions o = new ConvolutionOptions();
        options.accept(o);
        return Convolution.convolution("convolutionNd", 0, x, W, b, o);
    }
}
