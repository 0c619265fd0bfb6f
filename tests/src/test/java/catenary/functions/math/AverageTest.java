package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
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

class AverageTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 9}});

    @Test void values() {
        assertClose(F.average(x), 4);
        assertClose(F.mean(x, 1), 2, 6);
        assertClose(F.average(x, o -> o.axis(1).weights(x(1, 1, 2))), 2.25, 6.75);
        assertEquals(Shape.of(2, 1), F.mean(x, o -> o.axis(1).weights(x(1, 1, 2)).keepdims(true)).shape());
        assertTrue(F.mean(empty(0)).array().hasNaN());
    }

    @Property(tries = 20) void gradientsOfValuesAndWeights(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            NDArray weights = randn(x.shape().axis(axis)).abs().add(0.1);
            assertGradients((v, w) -> F.average(v, o -> o.axis(a).weights(w)), x, weights);
            assertGradients(v -> F.mean(v.mul(v), a), x);
        }
    }

    @Test void refusesWeightsThatDoNotFit() {
        assertRefused(
                "average: expected weights of the shape of x along axis 0, but found (3,)",
                () -> F.average(x, o -> o.axis(0).weights(x(1, 1, 2))));
        assertRefused(
                "average: expected one axis beside weights, but found [0, 1]",
                () -> F.average(x, o -> o.axis(0, 1).weights(x)));
    }
}
