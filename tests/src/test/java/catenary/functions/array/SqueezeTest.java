package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqueezeTest {

    @Test void shapes() {
        assertEquals(Shape.of(2), F.squeeze(empty(1, 2, 1)).shape());
        assertEquals(Shape.of(1, 2), F.squeeze(empty(1, 2, 1), -1).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        assertGradients(v -> F.squeeze(v).pow(3), x);
        assertGradients(v -> F.squeeze(F.expandDims(v, 1), 1).pow(3), x);
    }

    @Test void refusesAnAxisOfAnotherLength() {
        assertRefused("squeeze: expected length 1 of axis 0, but found 2", () -> F.squeeze(x(1, 2), 0));
    }

    @Test void refusesAnAxisNamedTwice() {
        assertRefused("squeeze: expected distinct axes, but found [0, -2]", () -> F.squeeze(empty(1, 3), 0, -2));
    }
}
