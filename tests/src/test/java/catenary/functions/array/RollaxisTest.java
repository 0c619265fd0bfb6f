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

class RollaxisTest {

    @Test void shapes() {
        assertEquals(Shape.of(4, 2, 3), F.rollaxis(empty(2, 3, 4), 2).shape());
        assertEquals(Shape.of(3, 2, 4), F.rollaxis(empty(2, 3, 4), 0, 2).shape());
        assertEquals(Shape.of(3, 4, 2), F.rollaxis(empty(2, 3, 4), 0, 3).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.rollaxis(v, a).pow(2), x);
            assertGradients(v -> F.rollaxis(v, a, v.rank()).pow(2), x);
        }
    }

    @Test void refusesAStartBeyondTheEnd() {
        assertRefused("rollaxis: expected -1 <= start <= 1, but found 2", () -> F.rollaxis(x(1), 0, 2));
    }
}
