package catenary.functions.math;

import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AbsoluteTest {

    @Test void values() {
        assertMaps(F::absolute, Math::abs, -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        assertGradients(F::absolute, x);
    }

    @Test void slopeAtZeroIsZero() {
        assertSlope(F::absolute, new double[] {-2, 0, 2}, -1, 0, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("absolute", F::absolute);
    }
}
