package catenary.functions.pooling;

import catenary.array.NDArray;
import catenary.autograd.Variable;

/// Regions of interest, divided into bins: the greatest of the pixels of each bin, in the older layout of regions.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `rois` | `(R, 5)`: the image, `x_min, y_min, x_max, y_max` | that of `x` |
/// | `outh`, `outw` | height and width of the result in bins | |
/// | `spatialScale` | what coordinates are multiplied by to be in pixels of `x` | |
/// | returns | `(R, C, outh, outw)` | that of `x` |
///
/// Corners are rounded to whole pixels, halves to even, and the pixel of the last one belongs to the region. A bin has all
/// pixels that it touches, so neighbours may share some; bins without a pixel in the image are 0. Of equal pixels the first
/// receives the gradient; regions receive none. The gradient can be differentiated again. [RoiMaxPooling2d] is the newer
/// form.
///
/// ```jshell
/// jshell> var x = F.reshape(variable(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1, 4, 4)
/// x ==> variable([[[[ 0.,  1.,  2.,  3.],
///                   [ 4.,  5.,  6.,  7.],
///                   [ 8.,  9., 10., 11.],
///                   [12., 13., 14., 15.]]]])
/// jshell> F.roiPooling2d(x, array(new float[][] {{0, 0, 0, 3, 3}}), 2, 2, 1)
/// $2 ==> variable([[[[ 5.,  7.],
///                    [13., 15.]]]])
/// ```
///
/// Source: [Girshick (2015)](https://arxiv.org/abs/1504.08083), section 2.1.
public final class RoiPooling2d {

    private RoiPooling2d() {}

    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, `rois` are not finite or there is no such image
    public static Variable roiPooling2d(Variable x, NDArray rois, int outh, int outw, double spatialScale) {
        return Regions.withImages("roiPooling2d", x, rois, new int[] {outh, outw}, spatialScale).pixels(true)
                .greatest(0);
    }
}
