package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class LogTest {

    @Test void values() {
        assertMaps(F::log, Math::log, 0.2, 0.7, 1.3, 4);
    }

    @Test void gradients() {
        assertGradients(F::log, at(0.2, 0.7, 1.3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log", F::log);
    }
}
