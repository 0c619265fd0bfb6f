package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution over one axis: sequences. See [ConvolutionNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, L)` | float |
/// | `W` | `(O, C / groups, k)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, oL)` | that of `x` |
///
/// `oL = (L + 2 pad - ((k - 1) dilate + 1)) / stride + 1`, rounded down, or up with `coverAll`.
///
/// ```jshell
/// jshell> F.convolution1d(variable(new float[][][] {{{1, 2, 3, 4}}}), variable(new float[][][] {{{1, 10}}}), o -> o.stride(2))
/// $1 ==> variable([[[21., 43.]]])
/// ```
public final class Convolution1d {

    private Convolution1d() {}

    /// Without `b`.
    public static Variable convolution1d(Variable x, Variable W) {
        return convolution1d(x, W, null, _ -> {});
    }

    public static Variable convolution1d(Variable x, Variable W, Variable b) {
        return convolution1d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable convolution1d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return convolution1d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable convolution1d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        ConvolutionOptions o = new ConvolutionOptions();
        options.accept(o);
        return Convolution.convolution("convolution1d", 1, x, W, b, o);
    }
}
