package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class LogNdtrTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::logNdtr, 5e-14,
                -100, -5005.5242086942051,
                -2, -3.7831843336820319,
                -0.3, -0.96210281816885066,
                0.5, -0.36894641528865639,
                9, -1.1285884059538406e-19);
    }

    @Test void gradients() {
        assertGradients(F::logNdtr, at(-1.5, -0.3, 0.4, 1.7));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("logNdtr", F::logNdtr);
    }
}
