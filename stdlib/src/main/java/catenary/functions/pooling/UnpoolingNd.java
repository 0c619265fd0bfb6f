package catenary.functions.pooling;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The reverse of pooling over any number of axes: each element is brought to every place of its window, and where windows
/// overlap, elements are added.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, o1 ... on)` | float |
/// | `ksize` | one number, or one an axis | |
/// | returns | `(N, C, d1 ... dn)` | that of `x` |
///
/// with `d = (o - 1) stride + k - 2 pad`, or `stride - 1` less with `coverAll`, which is the default: the shortest of which
/// pooling makes `o`. `outsize` chooses another. `stride` is `ksize` if not given. The gradient is the sum of each window.
///
/// ```jshell
/// jshell> F.unpoolingNd(variable(new float[][][] {{{1, 5, 2, 4, 3}}}), 3, o -> o.stride(2).coverAll(false))
/// $1 ==> variable([[[1., 1., 6., 5., 7., 2., 6., 4., 7., 3., 3.]]])
/// ```
public final class UnpoolingNd {

    private UnpoolingNd() {}

    public static Variable unpoolingNd(Variable x, int ksize) {
        return unpoolingNd(x, new int[] {ksize}, _ -> {});
    }

    public static Variable unpoolingNd(Variable x, int ksize, int stride) {
        return unpoolingNd(x, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable unpoolingNd(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return unpoolingNd(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float of rank 3 or more, an option does not fit, or no result fits
    public static Variable unpoolingNd(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling.unpooling("unpoolingNd", 0, x, ksize, options);
    }
}
