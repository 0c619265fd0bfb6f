package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class DigammaTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(F::digamma, 5e-14,
                -1.3, 2.8825405488661673,
                0.01, -100.56088545786867,
                0.3, -3.5025242222001331,
                3.5, 1.1031566406452432,
                30, 3.3844381326855249,
                100000.0, 11.512920464961895);
    }

    @Test void gradients() {
        assertGradients(F::digamma, at(0.4, 1.3, 2.6, 9.2));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("digamma", F::digamma);
    }
}
