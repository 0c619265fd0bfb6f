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

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -0.8, max = 0.8) NDArray x) {
        assertGradients(F::erfinv, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfinv", F::erfinv);
    }
}
