package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ArccosTest {

    @Test void values() {
        assertMaps(F::arccos, Math::acos, -0.8, -0.1, 0.3, 0.7);
    }

    @Test void gradients() {
        assertGradients(F::arccos, at(-0.8, -0.1, 0.3, 0.7));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("arccos", F::arccos);
    }
}
