package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoiAverageAlign2dTest {

    private static final int[] IMAGES = {1, 0, 1};

    @Property(tries = 10) void valuesAreThoseOfPlainLoops(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 3) int h,
            @ForAll @IntRange(min = 1, max = 4) int w) {
        NDArray x = randn(2, 2, 5, 6);
        NDArray rois = PlainRegions.regions(3, 10, 12, random);
        Variable v = new Variable(x);
        int[] size = {h, w};
        PlainRegions.assertSummary(F.roiAverageAlign2d(v, rois, ints(IMAGES), size, 0.5), x, rois, IMAGES, 0.5,
                new int[0], false, PlainRegions.MEAN);
        PlainRegions.assertSummary(F.roiAverageAlign2d(v, rois, ints(IMAGES), size, 0.5, 2, 3), x, rois, IMAGES, 0.5,
                new int[] {2, 3}, false, PlainRegions.MEAN);
    }

    @Property(tries = 5) void gradients(@ForAll Random random) {
        NDArray rois = PlainRegions.regions(3, 2, 3, random);
        assertGradients(v -> F.roiAverageAlign2d(v, rois, ints(IMAGES), 2, 1, 2).pow(2), randn(2, 2, 4, 5));
    }

    @Test void pixelsThatAreNotMeantDoNotCount() {
        Variable x = F.reshape(x(1, Double.NaN, Double.NaN, 5), 1, 1, 1, 4);
        NDArray rois = ints(new int[][] {{0, 0, 0, 0}, {0, 3, 0, 3}, {0, -9, 0, -9}}).astype(DType.FLOAT32);
        assertClose(F.roiAverageAlign2d(x, rois, ints(new int[] {0, 0, 0}), 1, 1, 1), Double.NaN, 5, 0);
    }

    @Test void noRegionsAndHalfPrecision() {
        RegionCases
                .noRegionsAndHalfPrecision((x, rois, at, size, scale) -> F.roiAverageAlign2d(x, rois, at, size, scale));
    }

    @Test void refusesWhatDoesNotFit() {
        RegionCases.refusesWhatDoesNotFit("roiAverageAlign2d",
                (x, rois, at, size, scale) -> F.roiAverageAlign2d(x, rois, at, size, scale));
        assertRefused("roiAverageAlign2d: expected samplingRatio >= 1, one number or two, but found [0]",
                () -> F.roiAverageAlign2d(empty(1, 1, 2, 2), empty(0, 4).array(), ints(new int[0]), 2, 1, 0));
    }
}
