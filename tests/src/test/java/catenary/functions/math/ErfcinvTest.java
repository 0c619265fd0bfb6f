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

class ErfcinvTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::erfcinv, 5e-14,
                1e-09, 4.3200053849134453,
                0.1, 1.1630871536766741,
                0.7, 0.2724627147267544,
                1.5, -0.47693627620446987,
                1.9999, -2.7510639057120797);
    }

    @Test void edges() {
        assertValues(F::erfcinv, 0, 0, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, -1, Double.NaN);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.2, max = 1.8) NDArray x) {
        assertGradients(F::erfcinv, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfcinv", F::erfcinv);
    }
}
