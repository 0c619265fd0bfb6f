package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpatialTransformerSamplerTest {

    private final Variable image = F.reshape(x(1, 2, 3, 10, 20, 30), 1, 1, 2, 3);

    private static Variable grid(double... xThenY) {
        return F.reshape(x(xThenY), 1, 2, 1, xThenY.length / 2);
    }

    @Test void pointsAreReadBetweenPixelsAndZerosOutside() {
        Variable points = grid(-1, 1, 0.5, 0, 1.5, 3, -1, 1, -1, 0, 1, 0);
        assertClose(F.spatialTransformerSampler(image, points), 1, 30, 2.5, 11, 15, 0);
    }

    @Test void theIdentityReadsTheImage() {
        Variable x = new Variable(randn(2, 3, 4, 5));
        Variable theta = new Variable(NDArray.stack(0, List.of(unit(), unit())));
        Variable y = F.spatialTransformerSampler(x, F.spatialTransformerGrid(theta, 4, 5));
        assertTrue(y.array().allClose(x.array(), 1e-12, 1e-12));
    }

    private static NDArray unit() {
        return Create.eye(Given.device(), DType.FLOAT64, 3).get("0:2");
    }

    @Test void farAwayIsNothingAndHasNoSlope() {
        Variable points = new Variable(grid(-50, 1e30, 7, 0, 0, -1e30).array());
        Variable y = F.spatialTransformerSampler(image, points);
        assertClose(y, 0, 0, 0);
        y.sum().backward();
        assertClose(points.grad(), 0, 0, 0, 0, 0, 0);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 2, 1, 3}, min = 0.05, max = 0.6) NDArray grid) {
        assertGradients(F::spatialTransformerSampler, randn(2, 2, 4, 3), grid);
    }

    @Test void noImagesAndHalfPrecision() {
        assertEquals(Shape.of(0, 3, 2, 2), F.spatialTransformerSampler(empty(0, 3, 4, 4), empty(0, 2, 2, 2)).shape());
        Variable half = F.cast(image, DType.FLOAT16);
        assertEquals(DType.FLOAT16, F.spatialTransformerSampler(half, F.cast(grid(0, 0), DType.FLOAT16)).dtype());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("spatialTransformerSampler: expected float x (N, C, H, W)",
                () -> F.spatialTransformerSampler(empty(2, 3, 3), empty(2, 2, 2, 2)));
        assertRefused("spatialTransformerSampler: expected grid.dtype == x.dtype",
                () -> F.spatialTransformerSampler(image, F.cast(grid(0, 0), DType.FLOAT64)));
        assertRefused("spatialTransformerSampler: expected grid (N, 2, oH, oW) for the N images of x",
                () -> F.spatialTransformerSampler(image, empty(2, 2, 2, 2)));
    }
}
