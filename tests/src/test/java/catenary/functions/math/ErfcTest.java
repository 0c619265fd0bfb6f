package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ErfcTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::erfc, 5e-14,
                -2.5, 1.999593047982555,
                -0.2, 1.2227025892104785,
                0.5, 0.47950012218695346,
                3.9, 3.4792248597231767e-8,
                4.1, 6.7000276540849184e-9,
                20, 5.3958656116079009e-176);
    }

    @Test void edges() {
        assertValues(F::erfc, 0, Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, 2);
    }

    @Test void gradients() {
        assertGradients(F::erfc, at(-1.3, -0.3, 0.2, 2.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfc", F::erfc);
    }
}
