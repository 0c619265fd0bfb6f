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

class LgammaTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::lgamma, 5e-14,
                -1.3, 1.2024757863901113,
                0.01, 4.5994798780420217,
                0.3, 1.0957979948180756,
                3.5, 1.2009736023470742,
                30, 71.257038967168009,
                100000.0, 1051287.7089736569);
    }

    @Test void edges() {
        assertValues(F::lgamma, 0, 0, Double.POSITIVE_INFINITY, -3, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.4, max = 6) NDArray x) {
        assertGradients(F::lgamma, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("lgamma", F::lgamma);
    }
}
