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

class HardSigmoidTest {

    @Test void values() {
        assertMaps(F::hardSigmoid, v -> Math.clamp(0.2 * v + 0.5, 0, 1), -3, -0.2, 0.4, 2.1, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -4, max = 4, awayFrom = {-2.5, 2.5}) NDArray x) {
        assertGradients(F::hardSigmoid, x);
    }

    @Test void referenceValues() {
        assertClose(F.hardSigmoid(x(-3, 0, 1)), 0, 0.5, 0.7);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("hardSigmoid", F::hardSigmoid);
    }
}
