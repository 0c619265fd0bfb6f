package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SqrtTest {

    @Test void values() {
        assertMaps(F::sqrt, Math::sqrt, 0.2, 0.7, 1.3, 4);
    }

    @Test void gradients() {
        assertGradients(F::sqrt, at(0.2, 0.7, 1.3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("sqrt", F::sqrt);
    }
}
