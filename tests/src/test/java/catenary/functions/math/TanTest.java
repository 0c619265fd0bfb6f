package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class TanTest {

    @Test void values() {
        assertMaps(F::tan, Math::tan, -1.3, -0.2, 0.4, 1.1);
    }

    @Test void gradients() {
        assertGradients(F::tan, at(-1.3, -0.2, 0.4, 1.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("tan", F::tan);
    }
}
