package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest element of each window of images. See [MaxPoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `ksize` | one number, or height and width | |
/// | returns | `(N, C, oH, oW)` | that of `x` |
///
/// `oH = (H + 2 pad - kh) / stride + 1`, rounded up unless `coverAll(false)`; `oW` likewise; `stride` is `ksize` if not
/// given. `returnIndices` receives where in its window each element was, which [Upsampling2d] takes.
///
/// ```jshell
/// jshell> F.maxPooling2d(variable(new float[][][][] {{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}}), 2, o -> o.stride(1).coverAll(false))
/// $1 ==> variable([[[[5., 6.],
///                    [8., 9.]]]])
/// ```
public final class MaxPooling2d {

    private MaxPooling2d() {}

    public static Variable maxPooling2d(Variable x, int ksize) {
        return maxPooling2d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable maxPooling2d(Variable x, int ksize, int stride) {
        return maxPooling2d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable maxPooling2d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return maxPooling2d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, H, W), an option does not fit, or there is no room for a window
    public static Variable maxPooling2d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling.maxPooling("maxPooling2d", 2, x, ksize, options);
    }
}
