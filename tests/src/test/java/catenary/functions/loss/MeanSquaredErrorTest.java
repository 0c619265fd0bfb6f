package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {

    @Test void values() {
        assertClose(F.meanSquaredError(x(1, 2), x(1, 4)), 2);
    }

    @Test void gradients() {
        assertGradients(F::meanSquaredError, at(1, 2, -3), at(1.5, -1, 0.3));
    }

    @Test void refusesTwoShapes() {
        assertRefused("meanSquaredError: expected x0.shape == x1.shape, but (2,) != (1,)",
                () -> F.meanSquaredError(x(1, 2), x(1)));
    }
}
