package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
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

    @Test void gradients() {
        assertGradients(F::erfcx, at(-1.3, -0.3, 0.2, 2.1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("erfcx", F::erfcx);
    }
}
