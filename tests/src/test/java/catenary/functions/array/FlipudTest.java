package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FlipudTest {

    @Test void values() {
        assertClose(F.flipud(x(new double[][] {{1, 2}, {3, 4}})), 3, 4, 1, 2);
    }

    @Test void gradients() {
        assertGradients(v -> F.flipud(v).pow(2), randn(2, 3));
    }

    @Test void refusesTooFewAxes() {
        assertThrows(IllegalArgumentException.class, () -> F.flipud(F.sum(x(1))));
    }
}
