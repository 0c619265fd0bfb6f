package catenary.functions.connection;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution whose windows have gaps: [Convolution2d] under the name it had before that got `dilate`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `W` | `(O, C / groups, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O,)`, or null | that of `x` |
/// | returns | `(N, O, oH, oW)` | that of `x` |
///
/// `oH = (H + 2 pad - ((kh - 1) dilate + 1)) / stride + 1`, rounded down, or up with `coverAll`; `oW` likewise.
///
/// ```jshell
/// jshell> var x = variable(1, 2, 3, 4).reshape(1, 1, 1, 4)
/// x ==> variable([[[[1., 2., 3., 4.]]]])
/// jshell> F.dilatedConvolution2d(x, variable(1, 10).reshape(1, 1, 1, 2), o -> o.dilate(2))
/// $2 ==> variable([[[[31., 42.]]]])
/// ```
public final class DilatedConvolution2d {

    private DilatedConvolution2d() {}

    /// Without `b`.
    public static Variable dilatedConvolution2d(Variable x, Variable W) {
        return dilatedConvolution2d(x, W, null, _ -> {});
    }

    public static Variable dilatedConvolution2d(Variable x, Variable W, Variable b) {
        return dilatedConvolution2d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable dilatedConvolution2d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return dilatedConvolution2d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable dilatedConvolution2d(Variable x, Variable W, Variable b,
            Consumer<ConvolutionOptions> options) {
        ConvolutionOptions o = new ConvolutionOptions();
        options.accept(o);
        return Convolution.convolution("dilatedConvolution2d", 2, x, W, b, o);
    }
}
