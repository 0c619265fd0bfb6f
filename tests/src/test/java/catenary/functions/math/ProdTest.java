package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProdTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.prod(x), 720);
        assertClose(F.prod(x, 0), 4, 10, 18);
        assertClose(F.prod(x, 1, 0), 720);
        assertEquals(Shape.of(2, 1), F.prod(x, o -> o.axis(1).keepdims(true)).shape());
        assertEquals(Shape.of(1, 1), F.prod(x, o -> o.keepdims(true)).shape());
        assertClose(F.prod(empty(2, 0), 1), 1, 1);
        assertEquals(Shape.of(0), F.prod(empty(2, 0), 0).shape());
    }

    @Test void theGradientAtZeroIsTheProductOfTheOthers() {
        Variable v = x(2, 0, 3);
        F.prod(v).backward();
        assertClose(v.grad(), 0, 6, 0);
    }

    @Test void gradientsAtZeros() {
        assertGradients(v -> F.prod(v), at(2, 0, 3, 0, -1));
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(maxRank = 3) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.prod(v, a), x);
        }
        if (x.rank() == 3) {
            assertGradients(v -> F.prod(v, o -> o.axis(0, -1).keepdims(true)), x);
        }
        if (x.size() < 12) {
            assertGradients(v -> F.prod(v), x);
        }
    }

    @Test void refusesIntegersAndWrongAxes() {
        assertFloatsOnly("prod", v -> F.prod(v));
        assertRefused("prod: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.prod(x, 2));
    }
}
