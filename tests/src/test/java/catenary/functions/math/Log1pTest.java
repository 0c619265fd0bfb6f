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

class Log1pTest {

    @Test void values() {
        assertMaps(F::log1p, Math::log1p, -0.4, 1e-9, 0.5, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = -0.6) NDArray x) {
        assertGradients(F::log1p, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log1p", F::log1p);
    }
}
