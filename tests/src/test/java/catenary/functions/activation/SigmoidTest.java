package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SigmoidTest {

    @Test void values() {
        assertMaps(F::sigmoid, v -> 1 / (1 + Math.exp(-v)), -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::sigmoid, x);
    }

    @Test void nothingOverflows() {
        assertClose(F.sigmoid(x(-1000, 0, 1000)), 0, 0.5, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("sigmoid", F::sigmoid);
    }
}
