package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExpandDimsTest {

    @Test void shapes() {
        assertEquals(Shape.of(1, 2), F.expandDims(x(1, 2), 0).shape());
        assertEquals(Shape.of(2, 1), F.expandDims(x(1, 2), -1).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        for (int axis = 0; axis <= x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.expandDims(v, a).pow(3), x);
        }
    }

    @Test void refusesAnAxisThatIsNotThere() {
        assertRefused("expandDims: expected -2 <= axis < 2, but found 2", () -> F.expandDims(x(1), 2));
    }
}
