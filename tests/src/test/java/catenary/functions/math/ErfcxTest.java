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

class ErfcxTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::erfcx, 5e-14,
                -2.5, 1035.8148429726229,
                -0.2, 1.2726020284831957,
                0.5, 0.61569034419292587,
                3.9, 0.14031418160068974,
                20, 0.028174348741051319,
                1000000000.0, 5.6418958354775629e-10);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::erfcx, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfcx", F::erfcx);
    }
}
