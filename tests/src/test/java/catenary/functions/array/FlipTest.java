package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlipTest {

    @Test void values() {
        assertClose(F.flip(x(new double[][] {{1, 2}, {3, 4}}), 1), 2, 1, 4, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.flip(v, a).pow(2), x);
        }
    }

    @Test void refusesTooFewAxes() {
        assertThrows(IllegalArgumentException.class, () -> F.flip(x(1), 1));
    }
}
