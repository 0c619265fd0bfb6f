package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MoveaxisTest {

    @Test void shapes() {
        assertEquals(Shape.of(3, 4, 2), F.moveaxis(empty(2, 3, 4), 0, -1).shape());
        assertEquals(Shape.of(4, 5, 2, 3), F.moveaxis(empty(2, 3, 4, 5), new int[] {0, 1}, new int[] {2, 3}).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.moveaxis(v, a, 0).pow(2), x);
            assertGradients(v -> F.moveaxis(v, 0, a).pow(2), x);
        }
    }

    @Test void refusesAnAxisNamedTwice() {
        assertRefused("moveaxis: expected distinct axes, but found [0, 0] and [0, 1]",
                () -> F.moveaxis(empty(2, 3), new int[] {0, 0}, new int[] {0, 1}));
    }
}
