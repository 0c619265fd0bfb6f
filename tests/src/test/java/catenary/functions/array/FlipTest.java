package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FlipTest {

    @Test void values() {
        assertClose(F.flip(x(new double[][] {{1, 2}, {3, 4}}), 1), 2, 1, 4, 3);
    }

    @Test void gradients() {
        assertGradients(v -> F.flip(v, 1).pow(2), randn(2, 3));
    }

    @Test void refusesTooFewAxes() {
        assertThrows(IllegalArgumentException.class, () -> F.flip(x(1), 1));
    }
}
