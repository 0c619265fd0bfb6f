package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The mean of each window over any number of axes, `y[p] = mean over k of x[p stride - pad + k]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, d1 ... dn)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, o1 ... on)` | that of `x` |
///
/// with `o = (d + 2 pad - k) / stride + 1`, rounded down; `p` and `k` have one number an axis. Windows lie side by side (`stride`
/// is `ksize`) if not said otherwise. Padding counts as zeros; with `padValue(null)` the mean is over the elements of `x`
/// in a window only, and NaN where there are none.
///
/// ```jshell
/// jshell> F.averagePoolingNd(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 3, o -> o.stride(2).pad(1).padValue(null))
/// $1 ==> variable([[[3.       , 3.6666667, 3.5      ]]])
/// ```
public final class AveragePoolingNd {

    private AveragePoolingNd() {}

    public static Variable averagePoolingNd(Variable x, int ksize) {
        return averagePoolingNd(x, new int[] {ksize}, _ -> {});
    }

    public static Variable averagePoolingNd(Variable x, int ksize, int stride) {
        return averagePoolingNd(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable averagePoolingNd(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return averagePoolingNd(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float of rank 3 or more, an option does not fit, or there is no room for a window
    public static Variable averagePoolingNd(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling.averagePooling("averagePoolingNd", 0, x, ksize, options);
    }
}
