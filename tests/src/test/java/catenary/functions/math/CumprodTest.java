package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
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

class CumprodTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.cumprod(x), 1, 2, 6, 24, 120, 720);
        assertClose(F.cumprod(x, 0), 1, 2, 3, 4, 10, 18);
        assertClose(F.cumprod(x, 1), 1, 2, 6, 4, 20, 120);
        assertEquals(Shape.of(3, 0), F.cumprod(empty(3, 0), 1).shape());
    }

    @Test void theGradientAtZeroIsTheProductOfTheOthers() {
        Variable v = x(2, 0, 3, 0, 5);
        F.cumprod(v).sum().backward();
        assertClose(v.grad(), 1, 8, 0, 0, 0);
    }

    @Test void gradientsAtZeros() {
        assertGradients(v -> F.cumprod(v), at(2, 0, 3, -1, 0, 5));
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(minRank = 1, maxRank = 3) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.cumprod(v, a), x);
        }
        assertGradients(v -> F.cumprod(v), x.size() > 12 ? x.mul(0.4) : x);
    }

    @Test void refusesIntegersAndWrongAxes() {
        assertRefused("cumprod: expected x.dtype to be a float, but found int32",
                () -> F.cumprod(Variable.constant(ints(new int[] {1}))));
        assertRefused("cumprod: expected -2 <= axis < 2 for x of rank 2, but axis = -3", () -> F.cumprod(x, -3));
    }
}
