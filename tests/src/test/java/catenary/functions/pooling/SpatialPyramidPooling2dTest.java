package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpatialPyramidPooling2dTest {

    @Test void values() {
        Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 1, 3, 3);
        assertClose(F.spatialPyramidPooling2d(image, 2), 9, 5, 6, 8, 9);
        Variable two = F.reshape(x(1, 2, 3, 4, 8, 7, 6, 5), 1, 2, 2, 2);
        assertClose(F.spatialPyramidPooling2d(two, 2, "max"), 4, 8, 1, 2, 3, 4, 8, 7, 6, 5);
    }

    @Test void asManyNumbersWhateverTheSize() {
        for (int size = 4; size < 12; size++) {
            assertEquals(Shape.of(2, 63, 1, 1), F.spatialPyramidPooling2d(empty(2, 3, size, 15 - size), 3).shape());
        }
        assertEquals(Shape.of(0, 15, 1, 1), F.spatialPyramidPooling2d(empty(0, 3, 5, 5), 2).shape());
    }

    /// Of four parts of an axis of length 1 one is padding before it, one behind it, and one is not there.
    @Test void axesTooShortGiveFewerNumbers() {
        double none = Double.NEGATIVE_INFINITY;
        Variable pixel = x(7);
        Variable y = F.spatialPyramidPooling2d(F.reshape(pixel, 1, 1, 1, 1), 3);
        assertClose(y, 7, 7, none, none, none, none, 7, none, none, none, none);
        y.sum().backward();
        assertClose(pixel.grad(), 3);
        assertEquals(Shape.of(1, 1 + 4 + 12, 1, 1), F.spatialPyramidPooling2d(empty(1, 1, 4, 3), 3).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int levels,
            @ForAll @IntRange(min = 2, max = 5) int h) {
        assertGradients(v -> F.spatialPyramidPooling2d(v, levels).pow(2), randn(2, 2, h, 5));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("spatialPyramidPooling2d: expected pooling to be max, but found mean",
                () -> F.spatialPyramidPooling2d(empty(1, 1, 4, 4), 2, "mean"));
        assertRefused("spatialPyramidPooling2d: expected 1 <= pyramidHeight <= 15, but found 0",
                () -> F.spatialPyramidPooling2d(empty(1, 1, 4, 4), 0));
        assertRefused("spatialPyramidPooling2d: expected x.rank == 4, but 3 != 4",
                () -> F.spatialPyramidPooling2d(empty(1, 4, 4), 2));
        assertRefused("spatialPyramidPooling2d: expected images with pixels",
                () -> F.spatialPyramidPooling2d(empty(1, 1, 4, 0), 3));
    }
}
