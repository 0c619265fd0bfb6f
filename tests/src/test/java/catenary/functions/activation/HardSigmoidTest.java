package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class HardSigmoidTest {

    @Test void values() {
        assertMaps(F::hardSigmoid, v -> Math.clamp(0.2 * v + 0.5, 0, 1), -3, -0.2, 0.4, 2.1, 3);
    }

    @Test void gradients() {
        assertGradients(F::hardSigmoid, at(-3, -0.2, 0.4, 2.1, 3));
    }

    @Test void referenceValues() {
        assertClose(F.hardSigmoid(x(-3, 0, 1)), 0, 0.5, 0.7);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("hardSigmoid", F::hardSigmoid);
    }
}
