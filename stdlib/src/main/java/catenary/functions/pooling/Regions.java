package catenary.functions.pooling;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Arrays;

/// Rectangles in images, each to be divided into bins: what functions of regions of interest are given.
final class Regions {

    /// The nearest whole number, the even one of two.
    private static final Elementwise ROUND = elementwise("round", x -> {
        Expr low = x.floor();
        Expr rest = x.sub(low);
        Expr odd = low.sub(low.mul(0.5).floor().mul(2));
        return rest.gt(0.5).or(rest.eq(0.5).and(odd.ne(0))).where(low.add(1), low);
    });

    private final Variable x;
    private final NDArray images; // (R,) int32: the image of each region
    private final NDArray corners; // (R, 4) float64, in pixels: y and x of the first corner, then of the last
    private final int[] outsize;

    private Regions(Variable x, NDArray images, NDArray corners, int[] outsize) {
        this.x = x;
        this.images = images;
        this.corners = corners;
        this.outsize = outsize;
    }

    /// Regions `rois` `(R, 4)` in the images `roiIndices` `(R,)` of `x`.
    ///
    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no such image; names `op`
    static Regions of(String op, Variable x, NDArray rois, NDArray roiIndices, int[] outsize, double spatialScale) {
        require(roiIndices.dtype().kind() == DType.Kind.SIGNED && roiIndices.rank() == 1, op, "integer roiIndices (R,)",
                x, rois,
                roiIndices);
        require(rois.rank() == 2 && rois.shape().axis(1) == 4 && rois.length() == roiIndices.length(), op,
                "rois (R, 4), one for each of roiIndices", x, rois, roiIndices);
        return of(op, x, rois, rois, roiIndices, outsize, spatialScale);
    }

    /// Regions `rois` `(R, 5)` of image, `x` and `y` of the first corner, and those of the last.
    ///
    /// @throws IllegalArgumentException if shapes, dtypes or options don't fit, or there is no such image; names `op`
    static Regions withImages(String op, Variable x, NDArray rois, int[] outsize, double spatialScale) {
        require(rois.rank() == 2 && rois.shape().axis(1) == 5, op, "rois (R, 5)", x, rois);
        NDArray corners = rois.get(":", new int[] {2, 1, 4, 3});
        return of(op, x, rois, corners, rois.get(":", 0), outsize, spatialScale);
    }

    private static Regions of(String op, Variable x, NDArray rois, NDArray corners, NDArray images, int[] outsize,
            double spatialScale) {
        require(x.dtype().isFloat() && x.rank() == 4, op, "float x (N, C, H, W)", x, rois);
        require(rois.dtype() == x.dtype(), op, "rois.dtype == x.dtype", x, rois);
        require(x.shape().axis(2) > 0 && x.shape().axis(3) > 0, op, "images with pixels", x, rois);
        int[] out = pair(op, "outsize", outsize);
        if (!(spatialScale > 0 && spatialScale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    op + ": expected a positive finite spatialScale, but found " + spatialScale);
        }
        require(rois.isFinite(), op, "finite rois", x, rois);
        if (images.size() > 0 && !(images.min().item() >= 0 && images.max().item() < x.length())) {
            throw new IllegalArgumentException(op + ": expected every region in an image from 0 to " + (x.length() - 1)
                    + ", but found " + images + "\n  x: " + x.array().describe());
        }
        return new Regions(x, images.astype(DType.INT32), corners.astype(DType.FLOAT64).mul(spatialScale), out);
    }

    /// One positive number for both axes, or height and width.
    ///
    /// @throws IllegalArgumentException naming `op` and `name` if it is neither
    static int[] pair(String op, String name, int[] values) {
        if (values.length < 1 || values.length > 2 || Arrays.stream(values).anyMatch(v -> v < 1)) {
            throw new IllegalArgumentException(op + ": expected " + name + " >= 1, one number or two, but found "
                    + Arrays.toString(values));
        }
        return new int[] {values[0], values[values.length - 1]};
    }

    private static void require(boolean holds, String op, String expected, Variable x, NDArray rois,
            NDArray... roiIndices) {
        if (!holds) {
            StringBuilder s = new StringBuilder(op + ": expected " + expected + "\n  x: " + x.array().describe()
                    + "\n  rois: " + rois.describe());
            for (NDArray i : roiIndices) {
                s.append("\n  roiIndices: ").append(i.describe());
            }
            throw new IllegalArgumentException(s.toString());
        }
    }

    /// Each bin reads the pixels that it touches, from the rounded first corner on. The last corner's pixel belongs to the
    /// region if `inclusive`. A region is at least one pixel high and wide.
    RegionSamples pixels(boolean inclusive) {
        BinSamples[] samples = new BinSamples[2];
        for (int axis = 0; axis < 2; axis++) {
            NDArray start = ROUND.on(corner(axis));
            NDArray size = ROUND.on(corner(axis + 2)).sub(start).add(inclusive ? 1 : 0).maximum(1);
            samples[axis] = BinSamples.pixels(start, size, outsize[axis], x.shape().axis(axis + 2));
        }
        return RegionSamples.of(x, images, samples[0], samples[1]);
    }

    /// Each bin reads between pixels, at points in `ratio` rows and columns; if there is none given, about a pixel apart. A
    /// region is at least one pixel high and wide.
    RegionSamples points(int[] ratio) {
        BinSamples[] samples = new BinSamples[2];
        for (int axis = 0; axis < 2; axis++) {
            NDArray start = corner(axis);
            NDArray bin = corner(axis + 2).sub(start).maximum(1).div(outsize[axis]);
            NDArray points = ratio.length == 0 ? bin.ceil() : bin.zerosLike().fill(ratio[axis]);
            samples[axis] =
                    BinSamples.points(start, bin, points, outsize[axis], x.shape().axis(axis + 2),
                            RegionSamples.wide(x.dtype()));
        }
        return RegionSamples.of(x, images, samples[0], samples[1]);
    }

    /// `(R, 1)`
    private NDArray corner(int which) {
        return corners.get(":", Index.slice(which, which + 1));
    }
}
