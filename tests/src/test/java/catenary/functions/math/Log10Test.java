package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Log10Test {

    @Test void values() {
        assertMaps(F::log10, Math::log10, 0.2, 0.7, 1.3, 4);
    }

    @Test void gradients() {
        assertGradients(F::log10, at(0.2, 0.7, 1.3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log10", F::log10);
    }
}
