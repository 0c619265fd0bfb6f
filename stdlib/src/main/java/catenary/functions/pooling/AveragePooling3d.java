package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The mean of each window over three axes: volumes, films. See [AveragePoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, D, H, W)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, oD, oH, oW)` | that of `x` |
///
/// `oD = (D + 2 pad - kd) / stride + 1`, rounded down; `oH` and `oW` likewise; `stride` is `ksize` if not given.
///
/// ```jshell
/// jshell> F.averagePooling3d(F.reshape(variable(1, 2, 3, 4, 5, 6, 7, 8), 1, 1, 2, 2, 2), 2)
/// $1 ==> variable([[[[[4.5]]]]])
/// ```
public final class AveragePooling3d {

    private AveragePooling3d() {}

    public static Variable averagePooling3d(Variable x, int ksize) {
        return averagePooling3d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable averagePooling3d(Variable x, int ksize, int stride) {
        return averagePooling3d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable averagePooling3d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return averagePooling3d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, D, H, W), an option does not fit, or there is no room for a window
    public static Variable averagePooling3d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling.averagePooling("averagePooling3d", 3, x, ksize, options);
    }
}
