package catenary.functions.pooling;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.sampling.Windows;
import java.util.function.Consumer;

/// Each element of images brought back to the place of its window where max pooling had found it, with zeros elsewhere.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, oH, oW)` | float |
/// | `indexes` | that of `x`; in `[0, kh kw)`, what [MaxPooling2d]'s `returnIndices` hands out | integer; a constant |
/// | `ksize` | one number, or height and width | |
/// | returns | `(N, C, H, W)` | that of `x` |
///
/// For the sizes see [Unpooling2d]. Where windows overlap, elements are added; those in the padding are lost.
///
/// ```jshell
/// jshell> F.upsampling2d(variable(new float[][][][] {{{{5, 7}}}}), array(new int[][][][] {{{{3, 0}}}}), 2, o -> o.coverAll(false))
/// $1 ==> variable([[[[0., 0., 7., 0.],
///                    [0., 5., 0., 0.]]]])
/// ```
///
/// Source: [Badrinarayanan et al. (2015)](https://arxiv.org/abs/1511.00561).
public final class Upsampling2d {

    private static final String NAME = "upsampling2d";

    private Upsampling2d() {}

    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize) {
        return upsampling2d(x, indexes, new int[] {ksize}, _ -> {});
    }

    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize, int stride) {
        return upsampling2d(x, indexes, new int[] {ksize}, o -> o.stride(stride));
    }

    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize, Consumer<UnpoolingOptions> options) {
        return upsampling2d(x, indexes, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, oH, oW), `indexes` or an option does not fit, or no result fits
    public static Variable upsampling2d(Variable x, NDArray indexes, int[] ksize, Consumer<UnpoolingOptions> options) {
        UnpoolingOptions o = new UnpoolingOptions();
        options.accept(o);
        Windows w = Geometry.under(NAME, 2, x, ksize, o);
        if (indexes.dtype().kind() != DType.Kind.SIGNED || !indexes.shape().equals(x.shape())) {
            throw new IllegalArgumentException(NAME + ": expected integer indexes of the shape of x\n  x: "
                    + x.array().describe() + "\n  indexes: " + indexes.describe());
        }
        if (indexes.size() > 0 && (indexes.min().item() < 0 || indexes.max().item() >= w.volume())) {
            throw new IllegalArgumentException(NAME + ": expected 0 <= indexes < " + w.volume() + ", but found "
                    + (long) indexes.min().item() + " to " + (long) indexes.max().item());
        }
        return Selection.of(NAME, w, indexes).put(x);
    }
}
