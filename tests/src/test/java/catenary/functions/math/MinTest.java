package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MinTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.min(x), 1);
        assertClose(F.min(x, 0), 1, 2, 3);
        assertEquals(Shape.of(1, 1), F.min(x, o -> o.keepdims(true)).shape());
    }

    @Test void everyEqualElementTakesTheGradient() {
        assertSlope(v -> F.min(v), new double[] {2, 2, 2}, 1, 1, 1);
    }

    @Test void nanWins() {
        assertTrue(F.min(x(1, Double.NaN)).array().hasNaN());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) Shape s) {
        NDArray x = randn(s.toArray());
        assertGradients(v -> F.min(v.mul(v)), x);
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.min(v.mul(v), a), x);
        }
        if (x.rank() > 2) {
            assertGradients(v -> F.min(v.mul(v), 0, 2), x);
        }
    }
}
