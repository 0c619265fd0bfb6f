package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The reverse of pooling over one axis: each element is brought to every place of its window. See [UnpoolingNd].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oL)` | float |
/// | `ksize` | one number | |
/// | returns | `(N, C, L)` | that of `x` |
///
/// `L = (oL - 1) stride + k - 2 pad`, or `stride - 1` less with `coverAll`, the default, or `outsize`.
///
/// ```jshell
/// jshell> F.unpooling1d(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 2)
/// $1 ==> variable([[[1., 1., 5., 5., 2., 2., 4., 4., 3.]]])
/// ```
public final class Unpooling1d {

    private Unpooling1d() {}

    public static Variable unpooling1d(Variable x, int ksize) {
        return unpooling1d(x, new int[] {ksize}, _ -> {});
    }

    public static Variable unpooling1d(Variable x, int ksize, int stride) {
        return unpooling1d(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable unpooling1d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return unpooling1d(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, oL), an option does not fit, or no result fits
    public static Variable unpooling1d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling.unpooling("unpooling1d", 1, x, ksize, options);
    }
}
