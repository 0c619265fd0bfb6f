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

class RollaxisTest {

    @Test void shapes() {
        assertEquals(Shape.of(4, 2, 3), F.rollaxis(empty(2, 3, 4), 2).shape());
        assertEquals(Shape.of(3, 2, 4), F.rollaxis(empty(2, 3, 4), 0, 2).shape());
        assertEquals(Shape.of(3, 4, 2), F.rollaxis(empty(2, 3, 4), 0, 3).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.rollaxis(v, 2).pow(2), randn(2, 3, 4));
    }

    @Test void refusesAStartBeyondTheEnd() {
        assertRefused("rollaxis: expected -1 <= start <= 1, but found 2", () -> F.rollaxis(x(1), 0, 2));
    }
}
