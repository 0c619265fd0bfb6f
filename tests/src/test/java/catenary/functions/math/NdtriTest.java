package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class NdtriTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::ndtri, 5e-14,
                1e-09, -5.9978070150076869,
                0.07, -1.4757910281791707,
                0.3, -0.52440051270804082,
                0.7, 0.52440051270804066,
                0.999, 3.0902323061678133);
    }

    @Test void edges() {
        assertValues(F::ndtri, 0, 0, Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY, 2, Double.NaN);
    }

    @Test void gradients() {
        assertGradients(F::ndtri, at(0.1, 0.4, 0.6, 0.85));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("ndtri", F::ndtri);
    }
}
