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

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.1, max = 0.9) NDArray x) {
        assertGradients(F::ndtri, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("ndtri", F::ndtri);
    }
}
