package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Log2Test {

    @Test void values() {
        assertMaps(F::log2, v -> Math.log(v) / Math.log(2), 0.2, 0.7, 1.3, 4);
    }

    @Test void gradients() {
        assertGradients(F::log2, at(0.2, 0.7, 1.3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log2", F::log2);
    }
}
