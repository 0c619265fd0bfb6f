package catenary.functions.math;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolygammaTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(v -> F.polygamma(0, v), 5e-14, 0.3, -3.502524222200133, 2.5, 0.70315664064524319);
        assertValues(v -> F.polygamma(1, v), 5e-14, 0.3, 12.24536454610773, 40, 0.025315103841291028);
        assertValues(v -> F.polygamma(2, v), 5e-14, 2.5, -0.2362040516417274, 40, -0.00064082027183529859);
        assertValues(v -> F.polygamma(5, v), 5e-14, 0.3, 164634.846099223, 40, 2.4938943509996702e-7);
        assertValues(v -> F.polygamma(1, v), 0, 0, Double.POSITIVE_INFINITY, -3, Double.POSITIVE_INFINITY);
        assertValues(v -> F.polygamma(1, v), 5e-14, -0.5, 8.934802200544679);
        assertValues(v -> F.polygamma(2, v), 1e-12, -1.5, -0.23620405164172);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.8, max = 6) NDArray x) {
        assertGradients(v -> F.polygamma(2, v), x);
    }

    @Test void ordersBroadcast() {
        assertEquals(Shape.of(2, 3), F.polygamma(ints(new int[][] {{0}, {1}}), x(1, 2, 3)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("polygamma: expected n >= 0, but found -1", () -> F.polygamma(-1, x(1)));
        assertRefused("polygamma: expected n.dtype to be a signed integer, but found float64",
                () -> F.polygamma(at(1), x(1)));
        assertRefused("polygamma: expected shapes that broadcast, but found (2,) and (3,)",
                () -> F.polygamma(ints(new int[] {1, 2}), x(1, 2, 3)));
    }
}
