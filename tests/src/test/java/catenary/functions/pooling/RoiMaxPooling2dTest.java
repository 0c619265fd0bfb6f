package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoiMaxPooling2dTest {

    private static final int[] IMAGES = {1, 0, 1};

    private final NDArray noImages = empty(0).array().astype(DType.INT32);

    private static NDArray none(int regions) {
        return empty(regions, 4).array();
    }

    @Property(tries = 10) void valuesAreThoseOfPlainLoops(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 3) int h,
            @ForAll @IntRange(min = 1, max = 4) int w) {
        NDArray x = randn(2, 2, 5, 6);
        NDArray rois = PlainRegions.regions(3, 10, 12, random);
        Variable v = new Variable(x);
        Variable y = F.roiMaxPooling2d(v, rois, ints(IMAGES), new int[] {h, w}, 0.5);
        PlainRegions.assertSummary(y, x, rois, IMAGES, 0.5, null, false,
                PlainRegions.greatest(Double.NEGATIVE_INFINITY));
    }

    @Property(tries = 5) void gradients(@ForAll Random random) {
        NDArray rois = PlainRegions.regions(3, 2, 3, random).maximum(0).minimum(2);
        assertGradients(v -> F.roiMaxPooling2d(v, rois, ints(IMAGES), 2, 1).pow(2), randn(2, 2, 4, 5));
    }

    @Test void nanWinsAndNothingIsLess() {
        Variable x = F.reshape(x(1, Double.NaN, 3, 5), 1, 1, 1, 4);
        NDArray rois = ints(new int[][] {{0, 0, 1, 3}, {0, 2, 1, 4}, {0, -9, 0, -9}}).astype(DType.FLOAT32);
        Variable y = F.roiMaxPooling2d(x, rois, ints(new int[] {0, 0, 0}), 1, 1);
        assertClose(y, Double.NaN, 5, Double.NEGATIVE_INFINITY);
    }

    @Test void theFirstOfEqualsReceivesTheGradient() {
        Variable x = new Variable(F.reshape(x(2, 2, 2, 2), 1, 1, 1, 4).array());
        NDArray roi = ints(new int[][] {{0, 0, 1, 4}}).astype(DType.FLOAT32);
        F.roiMaxPooling2d(x, roi, ints(new int[] {0}), 1, 1).sum().backward();
        assertClose(x.grad(), 1, 0, 0, 0);
    }

    @Test void noRegionsAndHalfPrecision() {
        assertEquals(Shape.of(0, 3, 2, 1),
                F.roiMaxPooling2d(empty(2, 3, 4, 4), none(0), noImages, new int[] {2, 1}, 1).shape());
        Variable half = F.cast(empty(1, 1, 2, 2), DType.FLOAT16);
        NDArray roi = none(1).astype(DType.FLOAT16);
        assertEquals(DType.FLOAT16, F.roiMaxPooling2d(half, roi, ints(new int[] {0}), 2, 1).dtype());
    }

    @Test void refusesWhatDoesNotFit() {
        Variable x = empty(1, 1, 2, 2);
        assertRefused("roiMaxPooling2d: expected float x (N, C, H, W)",
                () -> F.roiMaxPooling2d(empty(1, 2, 2), none(0), noImages, 2, 1));
        assertRefused("roiMaxPooling2d: expected rois.dtype == x.dtype",
                () -> F.roiMaxPooling2d(x, none(0).astype(DType.FLOAT64), noImages, 2, 1));
        assertRefused("roiMaxPooling2d: expected rois (R, 4), one for each of roiIndices",
                () -> F.roiMaxPooling2d(x, none(2), noImages, 2, 1));
        assertRefused("roiMaxPooling2d: expected integer roiIndices (R,)",
                () -> F.roiMaxPooling2d(x, none(0), empty(0).array(), 2, 1));
        assertRefused("roiMaxPooling2d: expected outsize >= 1, one number or two, but found [0]",
                () -> F.roiMaxPooling2d(x, none(0), noImages, 0, 1));
        assertRefused("roiMaxPooling2d: expected a positive finite spatialScale, but found -1.0",
                () -> F.roiMaxPooling2d(x, none(0), noImages, 2, -1));
        assertRefused("roiMaxPooling2d: expected every region in an image from 0 to 0, but found array([1])",
                () -> F.roiMaxPooling2d(x, none(1), ints(new int[] {1}), 2, 1));
    }
}
