package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The reverse of pooling of images: each element is brought to every place of its window. See [UnpoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oH, oW)` | float |
/// | `ksize` | one number, or height and width | |
/// | returns | `(N, C, H, W)` | that of `x` |
///
/// `H = (oH - 1) stride + kh - 2 pad`, or `stride - 1` less with `coverAll`, the default; `W` likewise; or `outsize`.
///
/// ```jshell
/// jshell> F.unpooling2d(variable(new float[][][][] {{{{1, 2}, {3, 4}}}}), 2, o -> o.coverAll(false))
/// $1 ==> variable([[[[1., 1., 2., 2.],
///                    [1., 1., 2., 2.],
///                    [3., 3., 4., 4.],
///                    [3., 3., 4., 4.]]]])
/// ```
public final class Unpooling2d {

    private Unpooling2d() {}

    public static Variable unpooling2d(Variable x, int ksize) {
        return unpooling2d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable unpooling2d(Variable x, int ksize, int stride) {
        return unpooling2d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable unpooling2d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return unpooling2d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, oH, oW), an option does not fit, or no result fits
    public static Variable unpooling2d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling.unpooling("unpooling2d", 2, x, ksize, options);
    }
}
