package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
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

    @Test void gradientsOfValuesAndWeights() {
        assertGradients((v, w) -> F.average(v, o -> o.axis(1).weights(w)), randn(2, 3), at(1, 2, 0.5));
        assertGradients(v -> F.mean(v.mul(v), 0), randn(2, 3));
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
