package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpatialTransformerGridTest {

    private final Variable theta = F.reshape(x(1, 10, 100, 2, -3, 4), 1, 2, 3);

    @Test void everyPixelIsMapped() {
        Variable y = F.spatialTransformerGrid(theta, 2, 3);
        assertEquals(Shape.of(1, 2, 2, 3), y.shape());
        assertClose(y, 89, 90, 91, 109, 110, 111, 5, 7, 9, -1, 1, 3);
    }

    @Test void aSinglePixelIsAtMinusOne() {
        assertClose(F.spatialTransformerGrid(theta, 1, 1), 89, 5);
    }

    @Test void halfPrecisionStays() {
        Variable half = new Variable(theta.array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.spatialTransformerGrid(half, 2, 2).dtype());
    }

    @Test void noImagesNoPoints() {
        assertEquals(Shape.of(0, 2, 4, 5), F.spatialTransformerGrid(empty(0, 2, 3), 4, 5).shape());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 2, 3}) NDArray theta,
            @ForAll @IntRange(min = 1, max = 4) int h, @ForAll @IntRange(min = 1, max = 4) int w) {
        assertGradients(v -> F.spatialTransformerGrid(v, h, w).pow(2), theta);
    }

    @Test void refusesWhatIsNoAffineMap() {
        assertRefused("spatialTransformerGrid: expected float theta (N, 2, 3)",
                () -> F.spatialTransformerGrid(empty(1, 3, 2), 2, 2));
        assertRefused("spatialTransformerGrid: expected outputShape to be two positive lengths, but found [0, 2]",
                () -> F.spatialTransformerGrid(theta, 0, 2));
    }
}
