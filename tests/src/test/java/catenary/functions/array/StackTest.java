package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StackTest {

    @Test void values() {
        assertClose(F.stack(List.of(x(1, 2), x(3, 4))), 1, 2, 3, 4);
        assertClose(F.stack(List.of(x(1, 2), x(3, 4)), -1), 1, 3, 2, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        for (int axis = 0; axis <= x.rank(); axis++) {
            int at = axis;
            assertGradients((a, b) -> F.stack(List.of(a, b), at).pow(3), x, randn(x.shape().toArray()));
        }
    }

    @Test void refusesTwoShapes() {
        assertRefused(
                "concat: expected x0.shape[1] == x1.shape[1], but 2 != 1", () -> F.stack(List.of(x(1, 2), x(3))));
    }
}
