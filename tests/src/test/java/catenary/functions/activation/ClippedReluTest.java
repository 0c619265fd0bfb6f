package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClippedReluTest {

    @Test void values() {
        assertMaps(F::clippedRelu, v -> Math.clamp(v, 0, 20), -1.3, 0.4, 19, 25);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -5, max = 30, awayFrom = {0, 20}) NDArray x) {
        assertGradients(F::clippedRelu, x);
    }

    @Test void slopeAtTheBendsIsZero() {
        assertSlope(v -> F.clippedRelu(v, 2), new double[] {0, 1, 2}, 0, 1, 0);
        assertRefused("clippedRelu: expected z > 0, but found 0.0", () -> F.clippedRelu(x(1), 0));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("clippedRelu", F::clippedRelu);
    }
}
