package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
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

    @Test void gradients() {
        assertGradients(v -> F.max(v.mul(v), 0, 2), randn(2, 3, 4));
    }
}
