package catenary.functions.connection;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.sampling.BilinearSampling;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.function.Consumer;

/// Convolution whose windows are bent: each of their elements is read at an offset of its own, between pixels.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `offset` | `(N, 2 kh kw, oH, oW)` | that of `x` |
/// | `W` | `(O, C, kh, kw)` | float |
/// | `b` | `(O,)`, or null | that of the result |
/// | returns | `(N, O, oH, oW)` | the wider of `x`'s and `W`'s |
///
/// Element `(i, j)` of window `(p, q)` is read `offset[n, i kw + j, p, q]` pixels to the right of, and
/// `offset[n, kh kw + i kw + j, p, q]` below, `(p stride - pad + i, q stride - pad + j)`; see [BilinearSampling]. Outside the image
/// are zeros. With zero offsets this is [Convolution2d]. A composite, differentiable in everything.
///
/// ```jshell
/// jshell> F.deformableConvolution2dSampler(variable(1, 3).reshape(1, 1, 1, 2),
///    ...>         variable(0.5, 0).reshape(1, 2, 1, 1), variable(10).reshape(1, 1, 1, 1), o -> o.stride(2))
/// $1 ==> variable([[[[20.]]]])
/// ```
///
/// Source: [Dai et al. (2017)](https://arxiv.org/abs/1703.06211).
public final class DeformableConvolution2dSampler {

    private static final int[] ONE = {1};

    private DeformableConvolution2dSampler() {}

    /// Without `b`.
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W) {
        return deformableConvolution2dSampler(x, offset, W, null, _ -> {});
    }

    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W, Variable b) {
        return deformableConvolution2dSampler(x, offset, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W,
            Consumer<StrideOptions> options) {
        return deformableConvolution2dSampler(x, offset, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no room for a window
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W, Variable b,
            Consumer<StrideOptions> options) {
        StrideOptions o = new StrideOptions();
        options.accept(o);
        int[] d = x.shape().toArray();
        int[] k = W.shape().toArray();
        require(d.length == 4 && k.length == 4 && k[1] == d[1], "x (N, C, H, W) and W (O, C, kh, kw)", x, offset, W, b);
        require(x.dtype().isFloat() && offset.dtype() == x.dtype() && W.dtype().isFloat(),
                "x and offset of one float dtype and float W", x, offset, W, b);
        DType dtype = DType.promote(x.dtype(), W.dtype());
        require(b == null || b.dtype() == dtype, "b of dtype " + dtype, x, offset, W, b);
        require(b == null || b.rank() == 1 && b.length() == k[0], "b of one element a channel of the result", x, offset,
                W,
                b);
        Windows windows = Windows.over("deformableConvolution2dSampler", Arrays.copyOfRange(d, 2, 4),
                Arrays.copyOfRange(k, 2, 4), o.stride, o.pad, ONE, false);
        int[] count = windows.count();
        Shape offsets = Shape.of(d[0], 2 * windows.volume(), count[0], count[1]);
        require(offset.shape().equals(offsets), "offset of shape " + offsets, x, offset, W, b);

        NDArray zero = NDArray.zeros(x.device(), x.dtype(), Shape.of(k[2], k[3], count[0], count[1]));
        NDArray down = zero.add(steps(zero, 0, 1)).add(steps(zero, 2, windows.stride()[0]));
        NDArray right = zero.add(steps(zero, 1, 1)).add(steps(zero, 3, windows.stride()[1]));
        Variable both = Reshape.reshape(offset, d[0], 2, windows.volume(), count[0] * count[1]);
        Variable samples =
                BilinearSampling.sample(x, windows.pad(), positions(both, 1, down), positions(both, 0, right));

        Variable columns = Reshape.reshape(samples, d[0] * count[0] * count[1], windows.volume() * d[1]);
        Variable kernels = Reshape.reshape(Transpose.transpose(W, 2, 3, 1, 0), windows.volume() * d[1], k[0]);
        Variable y = MatMul.matmul(Cast.cast(columns, dtype), Cast.cast(kernels, dtype));
        Variable biased = b == null ? y : y.add(b);
        return Transpose.transpose(Reshape.reshape(biased, d[0], count[0], count[1], k[0]), 0, 3, 1, 2);
    }

    /// `0, step, 2 step ...` along one axis.
    private static NDArray steps(NDArray like, int axis, int step) {
        int n = like.shape().axis(axis);
        int[] lengths = new int[like.rank()];
        Arrays.fill(lengths, 1);
        lengths[axis] = n;
        return Create.arange(like.device(), like.dtype(), 0, n, 1).mul(step).reshape(lengths);
    }

    /// Where windows' elements are read, `(N, oH oW kh kw)`, given where they would be without offsets.
    private static Variable positions(Variable offsets, int which, NDArray origin) {
        int[] d = offsets.shape().toArray();
        Variable here = offsets.get(":", which).add(Variable.constant(origin.reshape(d[2], d[3])));
        return Reshape.reshape(Transpose.transpose(here, 0, 2, 1), d[0], d[2] * d[3]);
    }

    private static void require(boolean holds, String expected, Variable x, Variable offset, Variable W, Variable b) {
        if (!holds) {
            throw new IllegalArgumentException("deformableConvolution2dSampler: expected " + expected + "\n  x: "
                    + x.array().describe() + "\n  offset: " + offset.array().describe() + "\n  W: "
                    + W.array().describe() + (b == null ? "" : "\n  b: " + b.array().describe()));
        }
    }
}
