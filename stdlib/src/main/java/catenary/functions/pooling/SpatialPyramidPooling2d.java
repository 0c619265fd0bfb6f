package catenary.functions.pooling;

import catenary.autograd.Concat;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.List;

/// The greatest elements of images cut into 1, 4, 16 ... equal parts: as many numbers whatever the size of the images.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `pyramidHeight` | how often images are cut | |
/// | `pooling` | `"max"` | |
/// | returns | `(N, C (1 + 4 + ... + 4^(pyramidHeight - 1)), 1, 1)` | that of `x` |
///
/// A composite of [MaxPooling2d]: of `2^l` parts along an axis of length `d`, each is `ceil(d / 2^l)` long, and what is too
/// much is padding, one half on either side. Numbers come by level, then channel, row and column. An axis too short for
/// `2^l` parts gives fewer, and those in the padding are negative infinity, as Chainer's are.
///
/// ```jshell
/// jshell> F.flatten(F.spatialPyramidPooling2d(variable(new float[][][][] {{{{1, 2}, {3, 4}}}}), 2))
/// $1 ==> variable([4., 1., 2., 3., 4.])
/// ```
///
/// Source: [He et al. (2014)](https://arxiv.org/abs/1406.4729).
public final class SpatialPyramidPooling2d {

    private static final String NAME = "spatialPyramidPooling2d";

    private SpatialPyramidPooling2d() {}

    /// With `"max"`, the only pooling there is.
    public static Variable spatialPyramidPooling2d(Variable x, int pyramidHeight) {
        return spatialPyramidPooling2d(x, pyramidHeight, "max");
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, H, W) with pixels, or `pooling` is not `"max"`
    public static Variable spatialPyramidPooling2d(Variable x, int pyramidHeight, String pooling) {
        if (!"max".equals(pooling)) {
            throw new IllegalArgumentException(NAME + ": expected pooling to be max, but found " + pooling);
        }
        if (pyramidHeight < 1 || pyramidHeight > 15) {
            throw new IllegalArgumentException(
                    NAME + ": expected 1 <= pyramidHeight <= 15, but found " + pyramidHeight);
        }
        if (x.rank() != 4) {
            throw new IllegalArgumentException(NAME + ": expected x.rank == 4, but " + x.rank() + " != 4\n  x: "
                    + x.array().describe());
        }
        if (x.shape().axis(2) == 0 || x.shape().axis(3) == 0) {
            throw new IllegalArgumentException(NAME + ": expected images with pixels\n  x: " + x.array().describe());
        }
        List<Variable> levels = new ArrayList<>();
        for (int l = 0; l < pyramidHeight; l++) {
            levels.add(level(x, 1 << l));
        }
        return Concat.concat(levels, 1);
    }

    private static Variable level(Variable x, int parts) {
        int[] length = new int[2];
        int[] pad = new int[2];
        for (int i = 0; i < 2; i++) {
            int d = x.shape().axis(2 + i);
            length[i] = Math.ceilDiv(d, parts);
            pad[i] = (length[i] * parts - d) / 2;
        }
        Variable y = MaxPooling.maxPooling(NAME, 2, x, length, o -> o.pad(pad));
        return Reshape.reshape(y, x.length(), x.shape().axis(1) * y.shape().axis(2) * y.shape().axis(3), 1, 1);
    }
}
