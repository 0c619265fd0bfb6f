package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Expm1Test {

    @Test void values() {
        assertMaps(F::expm1, Math::expm1, -1.3, -0.2, 1e-9, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::expm1, at(-1.3, -0.2, 1e-9, 2.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("expm1", F::expm1);
    }
}
