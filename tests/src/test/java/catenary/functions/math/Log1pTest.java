package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Log1pTest {

    @Test void values() {
        assertMaps(F::log1p, Math::log1p, -0.4, 1e-9, 0.5, 3);
    }

    @Test void gradients() {
        assertGradients(F::log1p, at(-0.4, 1e-9, 0.5, 3));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log1p", F::log1p);
    }
}
