package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SquaredErrorTest {

    @Test void values() {
        assertClose(F.squaredError(x(1, 2), x(1, 4)), 0, 4);
    }

    @Test void gradients() {
        assertGradients(F::squaredError, at(1, 2, -3), at(1.5, -1, 0.3));
    }

    @Test void refusesTwoShapes() {
        assertRefused("squaredError: expected x0.shape == x1.shape, but (2,) != (1,)",
                () -> F.squaredError(x(1, 2), x(1)));
    }
}
