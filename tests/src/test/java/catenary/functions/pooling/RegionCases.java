package catenary.functions.pooling;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;

/// What is true of every function that takes regions and the images that they are in.
final class RegionCases {

    private static final int[] TWO = {2, 2};

    private RegionCases() {}

    @FunctionalInterface
    interface Call {
        Variable of(Variable x, NDArray rois, NDArray roiIndices, int[] outsize, double spatialScale);
    }

    private static NDArray noImages() {
        return empty(0).array().astype(DType.INT32);
    }

    private static NDArray none(int regions) {
        return empty(regions, 4).array();
    }

    static void noRegionsAndHalfPrecision(Call f) {
        assertEquals(Shape.of(0, 3, 2, 1), f.of(empty(2, 3, 4, 4), none(0), noImages(), new int[] {2, 1}, 1).shape());
        Variable half = F.cast(empty(1, 1, 2, 2), DType.FLOAT16);
        NDArray roi = none(1).astype(DType.FLOAT16);
        assertEquals(DType.FLOAT16, f.of(half, roi, ints(new int[] {0}), TWO, 1).dtype());
    }

    static void refusesWhatDoesNotFit(String op, Call f) {
        Variable x = empty(1, 1, 2, 2);
        assertRefused(op + ": expected float x (N, C, H, W)", () -> f.of(empty(1, 2, 2), none(0), noImages(), TWO, 1));
        assertRefused(op + ": expected rois.dtype == x.dtype",
                () -> f.of(x, none(0).astype(DType.FLOAT64), noImages(), TWO, 1));
        assertRefused(op + ": expected rois (R, 4), one for each of roiIndices",
                () -> f.of(x, none(2), noImages(), TWO, 1));
        assertRefused(op + ": expected integer roiIndices (R,)", () -> f.of(x, none(0), empty(0).array(), TWO, 1));
        assertRefused(op + ": expected outsize >= 1, one number or two, but found [0]",
                () -> f.of(x, none(0), noImages(), new int[] {0}, 1));
        assertRefused(op + ": expected a positive finite spatialScale, but found -1.0",
                () -> f.of(x, none(0), noImages(), TWO, -1));
        assertRefused(op + ": expected every region in an image from 0 to 0, but found array([1])",
                () -> f.of(x, none(1), ints(new int[] {1}), TWO, 1));
    }
}
