package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReluTest {

    @Test void values() {
        assertMaps(F::relu, v -> Math.max(v, 0), -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        assertGradients(F::relu, x);
    }

    @Test void slopeAtZeroIsZero() {
        assertSlope(F::relu, new double[] {-1, 0, 2}, 0, 0, 1);
    }

    @Test void nanStaysNaN() {
        assertTrue(F.relu(x(Double.NaN)).array().hasNaN());
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("relu", F::relu);
    }
}
