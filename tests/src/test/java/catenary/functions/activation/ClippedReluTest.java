package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ClippedReluTest {

    @Test void values() {
        assertMaps(F::clippedRelu, v -> Math.clamp(v, 0, 20), -1.3, 0.4, 19, 25);
    }

    @Test void gradients() {
        assertGradients(F::clippedRelu, at(-1.3, 0.4, 19, 25));
    }

    @Test void slopeAtTheBendsIsZero() {
        assertSlope(v -> F.clippedRelu(v, 2), new double[] {0, 1, 2}, 0, 1, 0);
        assertRefused("clippedRelu: expected z > 0, but found 0.0", () -> F.clippedRelu(x(1), 0));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("clippedRelu", F::clippedRelu);
    }
}
