package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ExpTest {

    @Test void values() {
        assertMaps(F::exp, Math::exp, -1.3, -0.2, 0.4, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::exp, at(-1.3, -0.2, 0.4, 2.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("exp", F::exp);
    }
}
