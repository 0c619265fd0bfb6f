package catenary.functions.pooling;

import catenary.array.NDArray;
import catenary.autograd.Variable;

/// Regions of interest, divided into bins: the greatest of the pixels of each bin.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `rois` | `(R, 4)`: `y_min, x_min, y_max, x_max` | that of `x` |
/// | `roiIndices` | `(R,)`: the image that each region is in | integer |
/// | `outsize` | one number, or height and width in bins | |
/// | `spatialScale` | what coordinates are multiplied by to be in pixels of `x` | |
/// | returns | `(R, C, height, width)` | that of `x` |
///
/// Corners are rounded to whole pixels, halves to even. A bin has all pixels that it touches, so neighbours may share some;
/// regions are at least one pixel high and wide, and bins without a pixel in the image are -inf.
/// The pixel of the last corner does not belong to the region; in [RoiPooling2d] it does. Of equal pixels the first receives
/// the gradient; regions receive none. The gradient can be differentiated again.
///
/// ```jshell
/// jshell> var x = F.reshape(variable(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1, 4, 4)
/// x ==> variable([[[[ 0.,  1.,  2.,  3.],
///                   [ 4.,  5.,  6.,  7.],
///                   [ 8.,  9., 10., 11.],
///                   [12., 13., 14., 15.]]]])
/// jshell> F.roiMaxPooling2d(x, array(new float[][] {{0, 0, 4, 4}}), array(new int[] {0}), 2, 1)
/// $2 ==> variable([[[[ 5.,  7.],
///                    [13., 15.]]]])
/// ```
///
/// Source: [Girshick (2015)](https://arxiv.org/abs/1504.08083), section 2.1.
public final class RoiMaxPooling2d {

    private RoiMaxPooling2d() {}

    /// Into `outsize` rows and columns of bins.
    public static Variable roiMaxPooling2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale) {
        return roiMaxPooling2d(x, rois, roiIndices, new int[] {outsize}, spatialScale);
    }

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, `rois` are not finite or there is no such image
    public static Variable roiMaxPooling2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale) {
        return Regions.of("roiMaxPooling2d", x, rois, roiIndices, outsize, spatialScale).pixels(false)
                .greatest(Double.NEGATIVE_INFINITY);
    }
}
