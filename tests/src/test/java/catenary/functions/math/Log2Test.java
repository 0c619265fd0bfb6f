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

class Log2Test {

    @Test void values() {
        assertMaps(F::log2, v -> Math.log(v) / Math.log(2), 0.2, 0.7, 1.3, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.2, max = 4) NDArray x) {
        assertGradients(F::log2, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("log2", F::log2);
    }
}
