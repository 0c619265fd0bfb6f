package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The mean of each window over one axis: sequences. See [AveragePoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, L)` | float |
/// | `ksize` | one number | |
/// | returns | `(N, C, oL)` | that of `x` |
///
/// `oL = (L + 2 pad - k) / stride + 1`, rounded down; `stride` is `ksize` if not given.
///
/// ```jshell
/// jshell> F.averagePooling1d(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 2)
/// $1 ==> variable([[[3., 3.]]])
/// ```
public final class AveragePooling1d {

    private AveragePooling1d() {}

    public static Variable averagePooling1d(Variable x, int ksize) {
        return averagePooling1d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable averagePooling1d(Variable x, int ksize, int stride) {
        return averagePooling1d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable averagePooling1d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return averagePooling1d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, L), an option does not fit, or there is no room for a window
    public static Variable averagePooling1d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling.averagePooling("averagePooling1d", 1, x, ksize, options);
    }
}
