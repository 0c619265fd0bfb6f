package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class FmodTest {

    @Test void values() {
        assertClose(F.fmod(x(5, -5, 5.5), x(3, 3, -2)), 2, -2, 1.5);
    }

    @Test void gradients() {
        assertGradients(F::fmod, at(5.2, -4.1, 7.3), at(3, 1.7, -2.2));
    }
}
