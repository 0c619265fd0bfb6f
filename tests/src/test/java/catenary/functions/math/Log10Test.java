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

class Log10Test {

    @Test void values() {
        assertMaps(F::log10, Math::log10, 0.2, 0.7, 1.3, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.2, max = 4) NDArray x) {
        assertGradients(F::log10, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log10", F::log10);
    }
}
