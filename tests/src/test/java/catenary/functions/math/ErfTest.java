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

class ErfTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::erf, 5e-14,
                -6, -0.99999999999999998,
                -1, -0.84270079294971487,
                -0.47, -0.49374505088608211,
                0.3, 0.32862675945912742,
                2.5, 0.99959304798255504);
    }

    @Test void edges() {
        assertValues(F::erf, 0, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY, -1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::erf, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erf", F::erf);
    }
}
