package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The reverse of pooling over three axes: each element is brought to every place of its window. See [UnpoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oD, oH, oW)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, D, H, W)` | that of `x` |
///
/// `D = (oD - 1) stride + kd - 2 pad`, or `stride - 1` less with `coverAll`, the default; `H` and `W` likewise; or `outsize`.
///
/// ```jshell
/// jshell> F.unpooling3d(F.reshape(variable(1, 2, 3, 4, 5, 6, 7, 8), 1, 1, 2, 2, 2), 1)
/// $1 ==> variable([[[[[1., 2.],
///                     [3., 4.]],
///
///                    [[5., 6.],
///                     [7., 8.]]]]])
/// ```
public final class Unpooling3d {

    private Unpooling3d() {}

    public static Variable unpooling3d(Variable x, int ksize) {
        return unpooling3d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable unpooling3d(Variable x, int ksize, int stride) {
        return unpooling3d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable unpooling3d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return unpooling3d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, oD, oH, oW), an option does not fit, or no result fits
    public static Variable unpooling3d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling.unpooling("unpooling3d", 3, x, ksize, options);
    }
}
