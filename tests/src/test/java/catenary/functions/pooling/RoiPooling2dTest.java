package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoiPooling2dTest {

    private static final int[] IMAGES = {1, 0, 1};

    /// In the older layout.
    private static NDArray older(NDArray rois) {
        return NDArray.concat(1, at(1, 0, 1).reshape(3, 1), rois.get(":", new int[] {1, 0, 3, 2}));
    }

    @Property(tries = 10) void valuesAreThoseOfPlainLoops(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 3) int h,
            @ForAll @IntRange(min = 1, max = 4) int w) {
        NDArray x = randn(2, 2, 5, 6);
        NDArray rois = PlainRegions.regions(3, 10, 12, random);
        Variable y = F.roiPooling2d(new Variable(x), older(rois), h, w, 0.5);
        PlainRegions.assertSummary(y, x, rois, IMAGES, 0.5, null, true, PlainRegions.greatest(0));
    }

    @Property(tries = 5) void gradients(@ForAll Random random) {
        NDArray rois = older(PlainRegions.regions(3, 2, 3, random));
        assertGradients(v -> F.roiPooling2d(v, rois, 2, 3, 1).pow(2), randn(2, 2, 4, 5));
    }

    @Test void cornersAreRoundedToEven() {
        Variable x = F.reshape(x(0, 1, 2, 3, 4), 1, 1, 1, 5);
        assertClose(F.roiPooling2d(x, x(new double[][] {{0, 0.5, 0, 1.5, 0}, {0, 0.5, 0, 0.5, 0}}).array(), 1, 1, 1), 2,
                0);
    }

    @Test void noRegions() {
        assertEquals(Shape.of(0, 3, 2, 1), F.roiPooling2d(empty(2, 3, 4, 4), empty(0, 5).array(), 2, 1, 1).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("roiPooling2d: expected rois (R, 5)",
                () -> F.roiPooling2d(empty(1, 1, 2, 2), empty(1, 4).array(), 2, 2, 1));
        assertRefused("roiPooling2d: expected finite rois", () -> F.roiPooling2d(empty(1, 1, 2, 2),
                x(new double[][] {{0, 0, 0, Double.NaN, 1}}).array(), 2, 2, 1));
        assertRefused("roiPooling2d: expected outsize >= 1, one number or two, but found [2, 0]",
                () -> F.roiPooling2d(empty(1, 1, 2, 2), empty(1, 5).array(), 2, 0, 1));
    }
}
