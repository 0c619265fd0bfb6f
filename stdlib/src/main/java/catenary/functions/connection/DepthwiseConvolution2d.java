package catenary.functions.connection;

import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Convolution of each channel by itself, with `M` kernels each.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `W` | `(M, C, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(C M,)`, or null | that of `x` |
/// | returns | `(N, C M, oH, oW)` | that of `x` |
///
/// Channel `c M + m` of the result is channel `c` of `x` with kernel `W[m, c]`. A composite: [Convolution2d] with `C` groups.
///
/// ```jshell
/// jshell> F.depthwiseConvolution2d(variable(1, 2).reshape(1, 2, 1, 1), variable(3, 4).reshape(1, 2, 1, 1))
/// $1 ==> variable([[[[3.]],
///
///                   [[8.]]]])
/// ```
///
/// Source: [Chollet (2017)](https://arxiv.org/abs/1610.02357).
public final class DepthwiseConvolution2d {

    private DepthwiseConvolution2d() {}

    /// Without `b`.
    public static Variable depthwiseConvolution2d(Variable x, Variable W) {
        return depthwiseConvolution2d(x, W, null, _ -> {});
    }

    public static Variable depthwiseConvolution2d(Variable x, Variable W, Variable b) {
        return depthwiseConvolution2d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable depthwiseConvolution2d(Variable x, Variable W, Consumer<StrideOptions> options) {
        return depthwiseConvolution2d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable depthwiseConvolution2d(Variable x, Variable W, Variable b, Consumer<StrideOptions> options) {
        StrideOptions o = new StrideOptions();
        options.accept(o);
        if (W.rank() != 4) {
            throw new IllegalArgumentException(
                    "depthwiseConvolution2d: expected W (M, C, kh, kw)\n  W: " + W.array().describe());
        }
        int[] d = W.shape().toArray();
        Variable kernels = Reshape.reshape(Transpose.transpose(W, 1, 0, 2, 3), d[0] * d[1], 1, d[2], d[3]);
        return Convolution.convolution("depthwiseConvolution2d", 2, x, kernels, b,
                new ConvolutionOptions().stride(o.stride).pad(o.pad).groups(Math.max(1, d[1])));
    }
}
