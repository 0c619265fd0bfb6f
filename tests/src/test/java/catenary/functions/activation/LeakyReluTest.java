package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeakyReluTest {

    @Test void values() {
        assertMaps(F::leakyRelu, v -> v > 0 ? v : 0.2 * v, -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        assertGradients(F::leakyRelu, x);
    }

    @Test void slopeAtZeroIsThatBelow() {
        assertSlope(v -> F.leakyRelu(v, 0.1), new double[] {-1, 0, 2}, 0.1, 0.1, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("leakyRelu", F::leakyRelu);
    }
}
