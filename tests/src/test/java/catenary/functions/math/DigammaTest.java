package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Test void edges() {
        assertValues(F::digamma, 0, 0, Double.NEGATIVE_INFINITY, -0.0, Double.POSITIVE_INFINITY, -1, Double.NaN, -30,
                Double.NaN);
        assertGradients(F::digamma, at(-0.4, -2.6));
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.4, max = 6) NDArray x) {
        assertGradients(F::digamma, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("digamma", F::digamma);
    }
}
