package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import java.util.List;
import org.junit.jupiter.api.Test;

class HstackTest {

    @Test void shapes() {
        assertEquals(Shape.of(4), F.hstack(List.of(x(1, 2), x(3, 4))).shape());
        assertEquals(Shape.of(2, 6), F.hstack(List.of(empty(2, 3), empty(2, 3))).shape());
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.hstack(List.of(a, b)).pow(2), randn(2, 3), randn(2, 3));
    }

    @Test void refusesNothing() {
        assertRefused("concat: expected at least one variable, but found none", () -> F.hstack(List.of()));
    }
}
