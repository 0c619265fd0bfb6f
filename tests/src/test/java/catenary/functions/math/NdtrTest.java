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

class NdtrTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::ndtr, 5e-14,
                -30, 4.9067139271481871e-198,
                -2, 0.022750131948179207,
                -0.3, 0.38208857781104737,
                0.5, 0.6914624612740131,
                3, 0.99865010196836991);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::ndtr, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("ndtr", F::ndtr);
    }
}
