package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest element of each window over any number of axes, `y[p] = max over k of x[p stride - pad + k]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, d1 ... dn)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, o1 ... on)` | that of `x` |
///
/// with `o = (d + 2 pad - k) / stride + 1`, rounded up unless `coverAll(false)`; `p` and `k` have one number an axis. Windows lie
/// side by side (`stride` is `ksize`) if not said otherwise, and padding is never greatest: a window that lies in it wholly
/// yields `-inf`. The gradient goes to the greatest element, the first one in row-major order if there are several. NaN if
/// there is one.
///
/// ```jshell
/// jshell> F.maxPoolingNd(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 3, o -> o.stride(2).pad(1))
/// $1 ==> variable([[[5., 5., 4.]]])
/// ```
public final class MaxPoolingNd {

    private MaxPoolingNd() {}

    public static Variable maxPoolingNd(Variable x, int ksize) {
        return maxPoolingNd(x, new int[] {ksize}, _ -> {});
    }

    public static Variable maxPoolingNd(Variable x, int ksize, int stride) {
        return maxPoolingNd(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable maxPoolingNd(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return maxPoolingNd(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float of rank 3 or more, an option does not fit, or there is no room for a window
    public static Variable maxPoolingNd(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling.maxPooling("maxPoolingNd", 0, x, ksize, options);
    }
}
