package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::logNdtr, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("logNdtr", F::logNdtr);
    }
}
