package catenary.functions.pooling;

import catenary.array.NDArray;
import catenary.autograd.Variable;

/// Regions of interest, divided into bins: the mean of points in each bin, read between pixels.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `rois` | `(R, 4)`: `y_min, x_min, y_max, x_max` | that of `x` |
/// | `roiIndices` | `(R,)`: the image that each region is in | integer |
/// | `outsize` | one number, or height and width in bins | |
/// | `spatialScale` | what coordinates are multiplied by to be in pixels of `x` | |
/// | `samplingRatio` | one number, or rows and columns; by default so many that points are at most a pixel apart | |
/// | returns | `(R, C, height, width)` | that of `x` |
///
/// Coordinates are not rounded. A bin is read at points in `samplingRatio` rows and columns, evenly spread, each the mean of
/// the four pixels around it, weighted by nearness; pixel `(i, j)` is at `y = i`, `x = j`. Up to one pixel outside the image a
/// point has the value of the next pixel; beyond, it counts as 0.
/// A region is at least one pixel high and wide. Linear in `x`; the gradient is the adjoint, so there is one of every order.
/// Regions receive none.
///
/// ```jshell
/// jshell> var x = F.reshape(variable(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1, 4, 4)
/// x ==> variable([[[[ 0.,  1.,  2.,  3.],
///                   [ 4.,  5.,  6.,  7.],
///                   [ 8.,  9., 10., 11.],
///                   [12., 13., 14., 15.]]]])
/// jshell> F.roiAverageAlign2d(x, array(new float[][] {{0, 0, 4, 4}}), array(new int[] {0}), 2, 1, 2)
/// $2 ==> variable([[[[ 5.  ,  6.75],
///                    [12.  , 13.75]]]])
/// ```
///
/// Source: [He et al. (2017)](https://arxiv.org/abs/1703.06870), section 3.
public final class RoiAverageAlign2d {

    private RoiAverageAlign2d() {}

    /// Into `outsize` rows and columns of bins.
    public static Variable roiAverageAlign2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale, int... samplingRatio) {
        return roiAverageAlign2d(x, rois, roiIndices, new int[] {outsize}, spatialScale, samplingRatio);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, `rois` are not finite or there is no such image
    public static Variable roiAverageAlign2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale, int... samplingRatio) {
        int[] ratio = samplingRatio.length == 0
                ? samplingRatio
                : Regions.pair("roiAverageAlign2d", "samplingRatio", samplingRatio);
        return Regions.of("roiAverageAlign2d", x, rois, roiIndices, outsize, spatialScale).points(ratio).average();
    }
}
