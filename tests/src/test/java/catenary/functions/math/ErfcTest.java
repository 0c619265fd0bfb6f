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

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::erfc, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfc", F::erfc);
    }
}
