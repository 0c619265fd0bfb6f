package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// No axis given is all of them; an empty list of axes is none, as in NumPy.
class AxisOptionsTest {

    private static final int[] NONE = {};

    private final Variable m = x(new double[][] {{1, -2}, {3, 4}});

    @Test void overNoAxisEachElementIsItsOwnResult() {
        for (UnaryOperator<Variable> f : List.<UnaryOperator<Variable>>of(
                v -> F.sum(v, NONE), v -> F.sum(v, o -> o.axis().keepdims(true)), v -> F.mean(v, NONE),
                v -> F.average(v, o -> o.axis()), v -> F.max(v, NONE), v -> F.min(v, o -> o.axis()),
                v -> F.prod(v, NONE), v -> F.prod(v, o -> o.axis().keepdims(true)), v -> F.logsumexp(v, NONE),
                v -> F.squeeze(v, NONE))) {
            Variable y = f.apply(m);
            assertEquals(m.shape(), y.shape());
            assertClose(y, 1, -2, 3, 4);
            assertGradients(v -> f.apply(v).pow(2), randn(2, 3));
        }
        assertEquals(Shape.of(1, 2), F.squeeze(empty(1, 2), NONE).shape());
    }

    @Test void withoutAnyListItIsAll() {
        assertClose(F.sum(m), 6);
        assertClose(F.sum(m, o -> o.axis(null)), 6);
        assertClose(F.mean(m, o -> o.keepdims(true)), 1.5);
        assertClose(F.prod(m), -24);
        assertClose(m.max(), 4);
        assertClose(m.min(NONE), -2);
        assertEquals(Shape.SCALAR, F.logsumexp(m).shape());
    }

    @Test void eachElementIsAVector() {
        assertClose(F.normalize(m, o -> o.axis().eps(0)), 1, -1, 1, 1);
        assertGradients(v -> F.normalize(v, o -> o.axis().eps(0.5)).pow(2), randn(2, 3));
    }

    @Test void weightsWantAnAxis() {
        assertRefused("average: expected one axis beside weights, but found []",
                () -> F.average(m, o -> o.axis().weights(m)));
    }
}
