package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SumTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.sum(x), 21);
        assertClose(F.sum(x, 0), 5, 7, 9);
        assertEquals(Shape.of(2, 1), F.sum(x, o -> o.axis(-1).keepdims(true)).shape());
        assertClose(F.sum(empty(0, 3)), 0);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(v -> F.sum(v.mul(v)), x);
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.sum(v.mul(v), o -> o.axis(a).keepdims(true)), x);
        }
        if (x.rank() > 2) {
            assertGradients(v -> F.sum(v.mul(v), 0, 2), x);
        }
    }

    @Test void refusesAnAxisNamedTwice() {
        assertThrows(IllegalArgumentException.class, () -> F.sum(x, 1, -1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("sum", v -> F.sum(v));
    }
}
