package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.functions.sampling.BilinearSampling;

/// Images read at the points of a grid, between pixels: each value is the mean of the four pixels around, weighted by
/// nearness.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `grid` | `(N, 2, oH, oW)`: `x` in channel 0, `y` in channel 1 | that of `x` |
/// | returns | `(N, C, oH, oW)` | that of `x` |
///
/// Points go from -1, the middle of the first pixel, to 1, the middle of the last one, as [SpatialTransformerGrid] makes
/// them; outside the image are zeros. A composite, differentiable in images and points; for the slope at pixels see
/// [BilinearSampling].
///
/// ```jshell
/// jshell> F.spatialTransformerSampler(variable(1, 2, 4).reshape(1, 1, 1, 3),
///    ...>         variable(-1, 0, 0.5, 0, 0, 0).reshape(1, 2, 1, 3))
/// $1 ==> variable([[[[1., 2., 3.]]]])
/// ```
///
/// Source: [Jaderberg et al. (2015)](https://arxiv.org/abs/1506.02025), equation 5.
public final class SpatialTransformerSampler {

    private static final int[] NO_PAD = {0, 0};

    private SpatialTransformerSampler() {}

    /// @throws IllegalArgumentException if `x` is not float `(N, C, H, W)` or `grid` not `(N, 2, oH, oW)` of its dtype
    public static Variable spatialTransformerSampler(Variable x, Variable grid) {
        require(x.dtype().isFloat() && x.rank() == 4, "float x (N, C, H, W)", x, grid);
        require(grid.dtype() == x.dtype(), "grid.dtype == x.dtype", x, grid);
        require(grid.rank() == 4 && grid.length() == x.length() && grid.shape().axis(1) == 2,
                "grid (N, 2, oH, oW) for the N images of x", x, grid);
        int[] d = grid.shape().toArray();
        Variable right = pixels(grid, 0, x.shape().axis(3));
        Variable down = pixels(grid, 1, x.shape().axis(2));
        Variable values = BilinearSampling.sample(x, NO_PAD, down, right);
        return Transpose.transpose(Reshape.reshape(values, d[0], d[2], d[3], x.shape().axis(1)), 0, 3, 1, 2);
    }

    /// A channel of the grid in pixels, `(N, oH oW)`.
    private static Variable pixels(Variable grid, int channel, int length) {
        int[] d = grid.shape().toArray();
        Variable at = Reshape.reshape(grid.get(":", channel), d[0], d[2] * d[3]);
        return at.add(1).mul((length - 1) / 2.0);
    }

    private static void require(boolean holds, String expected, Variable x, Variable grid) {
        if (!holds) {
            throw new IllegalArgumentException("spatialTransformerSampler: expected " + expected + "\n  x: "
                    + x.array().describe() + "\n  grid: " + grid.array().describe());
        }
    }
}
