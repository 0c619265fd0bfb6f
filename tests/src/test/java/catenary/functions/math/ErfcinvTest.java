package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
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

    @Test void gradients() {
        assertGradients(F::erfcinv, at(0.3, 0.8, 1.2, 1.6));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfcinv", F::erfcinv);
    }
}
