package catenary.functions.activation;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Relu6Test {

    @Test void values() {
        assertMaps(F::relu6, v -> Math.clamp(v, 0, 6), -1.3, 0.4, 5, 7);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -2, max = 8, awayFrom = {0, 6}) NDArray x) {
        assertGradients(v -> F.relu6(v).pow(2), x);
    }
}
