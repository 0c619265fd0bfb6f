package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class NdtrTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::ndtr, 5e-14,
                -30, 4.9067139271481871e-198,
                -2, 0.022750131948179207,
                -0.3, 0.38208857781104737,
                0.5, 0.6914624612740131,
                3, 0.99865010196836991);
    }

    @Test void gradients() {
        assertGradients(F::ndtr, at(-1.5, -0.3, 0.4, 1.7));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("ndtr", F::ndtr);
    }
}
