package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The mean of each window of images. See [AveragePoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `ksize` | one number, or height and width | |
/// | returns | `(N, C, oH, oW)` | that of `x` |
///
/// `oH = (H + 2 pad - kh) / stride + 1`, rounded down; `oW` likewise; `stride` is `ksize` if not given. Padding counts as
/// zeros unless `padValue(null)`.
///
/// ```jshell
/// jshell> F.averagePooling2d(variable(new float[][][][] {{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}}), 2, 1)
/// $1 ==> variable([[[[3., 4.],
///                    [6., 7.]]]])
/// ```
public final class AveragePooling2d {

    private AveragePooling2d() {}

    public static Variable averagePooling2d(Variable x, int ksize) {
        return averagePooling2d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable averagePooling2d(Variable x, int ksize, int stride) {
        return averagePooling2d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable averagePooling2d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return averagePooling2d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, H, W), an option does not fit, or there is no room for a window
    public static Variable averagePooling2d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling.averagePooling("averagePooling2d", 2, x, ksize, options);
    }
}
