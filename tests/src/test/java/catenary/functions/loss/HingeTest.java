package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class HingeTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final NDArray t = ints(new int[] {2, 0});

    @Test void referenceValues() {
        assertClose(F.hinge(x, t), 4.75);
        assertClose(F.hinge(x, t, o -> o.norm("L2")), 10.125);
        assertEquals(Shape.of(2, 3), F.hinge(x, t, o -> o.reduce("no")).shape());
    }

    @Test void gradients() {
        assertGradients(v -> F.hinge(v, t, o -> o.norm("L2")), randn(2, 3));
        assertGradients(v -> F.hinge(v, t, o -> o.reduce("no")), randn(2, 3));
    }

    @Test void refusesAnotherNorm() {
        assertRefused("hinge: expected norm to be one of L1, L2, but found L3",
                () -> F.hinge(x, t, o -> o.norm("L3")));
    }
}
