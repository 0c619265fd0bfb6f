package catenary.functions.connection;

import catenary.array.Shape;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.functions.sampling.Unfold;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.function.Consumer;

/// Convolution with a kernel of its own at each place, `y[n, o, p, q] = b[o, p, q] + sum over c, i, j of W[o, p, q, c, i, j]
/// x[n, c, p stride + i, q stride + j]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `W` | `(O, oH, oW, C, kh, kw)` | float; computed in the wider dtype of both |
/// | `b` | `(O, oH, oW)`, or null | that of `x` |
/// | returns | `(N, O, oH, oW)` | that of `x` |
///
/// `oH = (H - kh) / stride + 1`, rounded down; `oW` likewise. A composite: one product of matrices at each place.
///
/// ```jshell
/// jshell> F.localConvolution2d(variable(1, 2).reshape(1, 1, 1, 2), variable(10, 100).reshape(1, 1, 2, 1, 1, 1))
/// $1 ==> variable([[[[ 10., 200.]]]])
/// ```
public final class LocalConvolution2d {

    private static final String NAME = "localConvolution2d";

    /// What can be chosen beside the arguments.
    public static final class Options {
        private int[] stride = {1};

        /// How far apart windows begin, one number for both axes or height and width; 1 if not given.
        public Options stride(int... stride) {
            this.stride = stride;
            return this;
        }
    }

    private LocalConvolution2d() {}

    /// Without `b`.
    public static Variable localConvolution2d(Variable x, Variable W) {
        return localConvolution2d(x, W, null, _ -> {});
    }

    public static Variable localConvolution2d(Variable x, Variable W, Variable b) {
        return localConvolution2d(x, W, b, _ -> {});
    }

    /// Without `b`.
    public static Variable localConvolution2d(Variable x, Variable W, Consumer<Options> options) {
        return localConvolution2d(x, W, null, options);
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit, or there is no room for a window
    public static Variable localConvolution2d(Variable x, Variable W, Variable b, Consumer<Options> options) {
        if (Widened.applies(x, W)) {
            return Widened.apply(NAME, x, W, b, (v, w, c) -> localConvolution2d(v, w, c, options));
        }
        Options o = new Options();
        options.accept(o);
        int[] d = x.shape().toArray();
        int[] k = W.shape().toArray();
        require(x.dtype().isFloat() && d.length == 4, "float x (N, C, H, W)", x, W, b);
        require(W.dtype() == x.dtype() && k.length == 6 && k[3] == d[1], "W (O, oH, oW, C, kh, kw) of x's dtype", x, W,
                b);
        Windows windows = Windows.over(NAME, Arrays.copyOfRange(d, 2, 4), Arrays.copyOfRange(k, 4, 6),
                o.stride, new int[] {0}, new int[] {1}, false);
        int[] count = windows.count();
        require(k[1] == count[0] && k[2] == count[1],
                "a kernel of W for each of " + count[0] + " x " + count[1] + " places", x, W, b);
        require(b == null || b.dtype() == x.dtype() && b.shape().equals(Shape.of(k[0], k[1], k[2])),
                "b (O, oH, oW) of x's dtype", x, W, b);
        int places = k[1] * k[2];
        int inputs = d[1] * windows.volume();
        Variable columns =
                Reshape.reshape(Transpose.transpose(Unfold.unfold(x, windows), 4, 5, 0, 1, 2, 3), places, d[0],
                        inputs);
        Variable kernels = Transpose.transpose(Reshape.reshape(W, k[0], places, inputs), 1, 2, 0);
        Variable y = Reshape.reshape(
                Transpose.transpose(MatMul.matmul(columns, kernels), 1, 2, 0), d[0], k[0], k[1], k[2]);
        return b == null ? y : y.add(b);
    }

    private static void require(boolean holds, String expected, Variable x, Variable W, Variable b) {
        if (!holds) {
            throw new IllegalArgumentException(NAME + ": expected " + expected + "\n  x: "
                    + x.array().describe() + "\n  W: " + W.array().describe()
                    + (b == null ? "" : "\n  b: " + b.array().describe()));
        }
    }
}
