package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class MoveaxisTest {

    @Test void shapes() {
        assertEquals(Shape.of(3, 4, 2), F.moveaxis(empty(2, 3, 4), 0, -1).shape());
        assertEquals(Shape.of(4, 5, 2, 3), F.moveaxis(empty(2, 3, 4, 5), new int[] {0, 1}, new int[] {2, 3}).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.moveaxis(v, 2, 0).pow(2), randn(2, 3, 4));
    }

    @Test void refusesAnAxisNamedTwice() {
        assertRefused("moveaxis: expected distinct axes, but found [0, 0] and [0, 1]",
                () -> F.moveaxis(empty(2, 3), new int[] {0, 0}, new int[] {0, 1}));
    }
}
