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

class MaxTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.max(x), 6);
        assertClose(F.max(x, 0), 4, 5, 6);
        assertEquals(Shape.of(1, 1), F.max(x, o -> o.keepdims(true)).shape());
    }

    @Test void everyEqualElementTakesTheGradient() {
        assertSlope(v -> F.max(v), new double[] {2, 2, 2}, 1, 1, 1);
    }

    @Test void nanWins() {
        assertTrue(F.max(x(1, Double.NaN)).array().hasNaN());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) Shape s) {
        NDArray x = randn(s.toArray());
        assertGradients(v -> F.max(v.mul(v)), x);
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.max(v.mul(v), a), x);
        }
        if (x.rank() > 2) {
            assertGradients(v -> F.max(v.mul(v), 0, 2), x);
        }
    }
}
