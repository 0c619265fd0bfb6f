package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SwapaxesTest {

    @Test void shapes() {
        assertEquals(Shape.of(4, 3, 2), F.swapaxes(empty(2, 3, 4), 0, -1).shape());
        assertClose(F.swapaxes(x(new double[][] {{1, 2}, {3, 4}}), 0, 1), 1, 3, 2, 4);
    }

    @Test void gradients() {
        assertGradients(v -> F.swapaxes(v, 0, 2).pow(2), randn(2, 3, 4));
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> F.swapaxes(x(1), 0, 1));
    }
}
