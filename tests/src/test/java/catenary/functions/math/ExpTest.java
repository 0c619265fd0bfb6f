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

class ExpTest {

    @Test void values() {
        assertMaps(F::exp, Math::exp, -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::exp, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("exp", F::exp);
    }
}
