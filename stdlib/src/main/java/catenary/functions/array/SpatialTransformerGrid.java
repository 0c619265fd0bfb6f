package catenary.functions.array;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;

/// Where the pixels of transformed images are read: the point `theta [x, y, 1]` for each pixel `(x, y)` of the result.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `theta` | `(N, 2, 3)`; an affine map for each image | float |
/// | `outputShape` | height `H` and width `W` of the result | |
/// | returns | `(N, 2, H, W)`: `x` in channel 0, `y` in channel 1 | that of `theta` |
///
/// Coordinates go from -1, the middle of the first pixel, to 1, the middle of the last one; a single pixel is at -1. The
/// points are what [SpatialTransformerSampler] reads. A composite: one product of matrices.
///
/// ```jshell
/// jshell> F.spatialTransformerGrid(variable(new float[][][] {{{2, 0, 1}, {0, 1, 0}}}), 1, 3)
/// $1 ==> variable([[[[-1.,  1.,  3.]],
///
///                   [[-1., -1., -1.]]]])
/// ```
///
/// Source: [Jaderberg et al. (2015)](https://arxiv.org/abs/1506.02025), equation 1.
public final class SpatialTransformerGrid {

    private SpatialTransformerGrid() {}

    /// @throws IllegalArgumentException if `theta` is not float `(N, 2, 3)` or `outputShape` is not two positive lengths
    public static Variable spatialTransformerGrid(Variable theta, int... outputShape) {
        if (!theta.dtype().isFloat() || theta.rank() != 3 || theta.shape().axis(1) != 2
                || theta.shape().axis(2) != 3) {
            throw new IllegalArgumentException("spatialTransformerGrid: expected float theta (N, 2, 3)\n  theta: "
                    + theta.array().describe());
        }
        if (outputShape.length != 2 || outputShape[0] < 1 || outputShape[1] < 1) {
            throw new IllegalArgumentException(
                    "spatialTransformerGrid: expected outputShape to be two positive lengths, "
                            + "but found " + Arrays.toString(outputShape));
        }
        int n = theta.length();
        int h = outputShape[0];
        int w = outputShape[1];
        Variable points = Variable.constant(points(theta.device(), theta.dtype(), h, w));
        return Reshape.reshape(MatMul.matmul(Reshape.reshape(theta, 2 * n, 3), points), n, 2, h, w);
    }

    /// `x`, `y` and 1 of all pixels in rows: `(3, H W)`.
    private static NDArray points(Device device, DType dtype, int h, int w) {
        NDArray all = NDArray.uninitialized(device, dtype, Shape.of(3, h, w));
        all.get(0).assign(Create.linspace(device, dtype, -1, 1, w));
        all.get(1).assign(Create.linspace(device, dtype, -1, 1, h).reshape(h, 1));
        all.get(2).fill(1);
        return all.reshape(3, h * w);
    }
}
