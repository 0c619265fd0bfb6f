package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SinTest {

    @Test void values() {
        assertMaps(F::sin, Math::sin, -1.3, -0.2, 0.4, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::sin, at(-1.3, -0.2, 0.4, 2.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("sin", F::sin);
    }
}
