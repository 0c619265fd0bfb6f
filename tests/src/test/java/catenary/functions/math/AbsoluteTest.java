package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class AbsoluteTest {

    @Test void values() {
        assertMaps(F::absolute, Math::abs, -1.3, -0.2, 0.4, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::absolute, at(-1.3, -0.2, 0.4, 2.1));
    }

    @Test void slopeAtZeroIsZero() {
        assertSlope(F::absolute, new double[] {-2, 0, 2}, -1, 0, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("absolute", F::absolute);
    }
}
