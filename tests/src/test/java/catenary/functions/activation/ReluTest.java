package catenary.functions.activation;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ReluTest {

    @Test void values() {
        assertMaps(F::relu, v -> Math.max(v, 0), -1.3, -0.2, 0.4, 2.1);
    }

    @Test void gradients() {
        assertGradients(F::relu, at(-1.3, -0.2, 0.4, 2.1));
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
