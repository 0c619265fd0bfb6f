package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TanTest {

    @Test void values() {
        assertMaps(F::tan, Math::tan, -1.3, -0.2, 0.4, 1.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -1.2, max = 1.2) NDArray x) {
        assertGradients(F::tan, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("tan", F::tan);
    }
}
