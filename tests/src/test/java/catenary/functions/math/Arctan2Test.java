package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Arctan2Test {

    @Test void values() {
        assertClose(F.arctan2(x(1, -1, 0), x(1, -1, -1)), Math.PI / 4, -3 * Math.PI / 4, Math.PI);
    }

    @Test void gradients() {
        assertGradients(F::arctan2, randn(3, 4), at(0.4, -0.3, 0.6, 1));
    }
}
