package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest element of each window over one axis: sequences. See [MaxPoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, L)` | float |
/// | `ksize` | one number | |
/// | returns | `(N, C, oL)` | that of `x` |
///
/// `oL = (L + 2 pad - k) / stride + 1`, rounded up unless `coverAll(false)`; `stride` is `ksize` if not given.
///
/// ```jshell
/// jshell> F.maxPooling1d(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 2)
/// $1 ==> variable([[[5., 4., 3.]]])
/// ```
public final class MaxPooling1d {

    private MaxPooling1d() {}

    public static Variable maxPooling1d(Variable x, int ksize) {
        return maxPooling1d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable maxPooling1d(Variable x, int ksize, int stride) {
        return maxPooling1d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable maxPooling1d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return maxPooling1d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, L), an option does not fit, or there is no room for a window
    public static Variable maxPooling1d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling.maxPooling("maxPooling1d", 1, x, ksize, options);
    }
}
