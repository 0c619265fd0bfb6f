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

class ArccosTest {

    @Test void values() {
        assertMaps(F::arccos, Math::acos, -0.8, -0.1, 0.3, 0.7);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -0.9, max = 0.9) NDArray x) {
        assertGradients(F::arccos, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("arccos", F::arccos);
    }
}
