package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SwapaxesTest {

    @Test void shapes() {
        assertEquals(Shape.of(4, 3, 2), F.swapaxes(empty(2, 3, 4), 0, -1).shape());
        assertClose(F.swapaxes(x(new double[][] {{1, 2}, {3, 4}}), 0, 1), 1, 3, 2, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.swapaxes(v, 0, a).pow(2), x);
        }
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> F.swapaxes(x(1), 0, 1));
    }
}
