package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest element of each window over three axes: volumes, films. See [MaxPoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, D, H, W)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, oD, oH, oW)` | that of `x` |
///
/// `oD = (D + 2 pad - kd) / stride + 1`, rounded up unless `coverAll(false)`; `oH` and `oW` likewise; `stride` is `ksize` if
/// not given.
///
/// ```jshell
/// jshell> F.maxPooling3d(F.reshape(variable(1, 2, 3, 4, 5, 6, 7, 8), 1, 1, 2, 2, 2), 2)
/// $1 ==> variable([[[[[8.]]]]])
/// ```
public final class MaxPooling3d {

    private MaxPooling3d() {}

    public static Variable maxPooling3d(Variable x, int ksize) {
        return maxPooling3d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable maxPooling3d(Variable x, int ksize, int stride) {
        return maxPooling3d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable maxPooling3d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return maxPooling3d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, D, H, W), an option does not fit, or there is no room for a window
    public static Variable maxPooling3d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling.maxPooling("maxPooling3d", 3, x, ksize, options);
    }
}
