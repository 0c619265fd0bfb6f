package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SqueezeTest {

    @Test void shapes() {
        assertEquals(Shape.of(2), F.squeeze(empty(1, 2, 1)).shape());
        assertEquals(Shape.of(1, 2), F.squeeze(empty(1, 2, 1), -1).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.squeeze(v, 1).pow(3), randn(2, 1, 3));
    }

    @Test void refusesAnAxisOfAnotherLength() {
        assertRefused("squeeze: expected length 1 of axis 0, but found 2", () -> F.squeeze(x(1, 2), 0));
    }
}
