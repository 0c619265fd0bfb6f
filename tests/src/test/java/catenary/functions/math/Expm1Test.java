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

class Expm1Test {

    @Test void values() {
        assertMaps(F::expm1, Math::expm1, -1.3, -0.2, 1e-9, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::expm1, x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("expm1", F::expm1);
    }
}
