package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeparateTest {

    @Test void values() {
        var parts = F.separate(x(new double[][] {{1, 2}, {3, 4}}), 1);
        assertClose(parts.get(1), 2, 4);
        assertEquals(Shape.of(2), parts.get(0).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> {
                var parts = F.separate(v, a);
                return parts.getFirst().mul(parts.getLast());
            }, x);
        }
    }
}
