package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class LeakyReluTest {

    @Test void values() {
        assertMaps(F::leakyRelu, v -> v > 0 ? v : 0.2 * v, -1.3, -0.2, 0.4, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::leakyRelu, at(-1.3, -0.2, 0.4, 2.1));
    }

    @Test void slopeAtZeroIsThatBelow() {
        assertSlope(v -> F.leakyRelu(v, 0.1), new double[] {-1, 0, 2}, 0.1, 0.1, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("leakyRelu", F::leakyRelu);
    }
}
