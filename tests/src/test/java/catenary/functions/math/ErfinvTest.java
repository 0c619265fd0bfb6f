package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ErfinvTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::erfinv, 5e-14,
                -0.9999, -2.7510639057120797,
                -0.5, -0.47693627620446987,
                0.1, 0.088855990494257692,
                0.86, 1.0435418436397588,
                0.999, 2.3267537655135245);
    }

    @Test void edges() {
        assertValues(F::erfinv, 0, -1, Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY, 1.5, Double.NaN);
    }

    @Test void gradients() {
        assertGradients(F::erfinv, at(-0.8, -0.2, 0.3, 0.7));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfinv", F::erfinv);
    }
}
