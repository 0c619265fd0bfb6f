package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ExpandDimsTest {

    @Test void shapes() {
        assertEquals(Shape.of(1, 2), F.expandDims(x(1, 2), 0).shape());
        assertEquals(Shape.of(2, 1), F.expandDims(x(1, 2), -1).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.expandDims(v, 1).pow(3), randn(2, 3));
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertRefused("expandDims: expected -2 <= axis < 2, but found 2", () -> F.expandDims(x(1), 2));
    }
}
