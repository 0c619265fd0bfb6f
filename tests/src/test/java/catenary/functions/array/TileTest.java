package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class TileTest {

    @Test void values() {
        assertClose(F.tile(x(1, 2), 2), 1, 2, 1, 2);
        assertEquals(Shape.of(2, 6, 2), F.tile(empty(2, 2), 2, 3, 1).shape());
        assertEquals(Shape.of(2, 0), F.tile(x(1, 2), 2, 0).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.tile(v, 3, 1, 2).pow(2), randn(2, 3));
    }

    @Test void refusesNegativeNumbers() {
        assertRefused("tile: expected reps >= 0, but found [-1]", () -> F.tile(x(1), -1));
    }
}
