package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ContrastiveTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final NDArray y = ints(new int[] {1, 0});

    @Test void referenceValues() {
        assertClose(F.contrastive(x, empty(2, 3), y, o -> o.margin(2)), 3.694466);
        assertEquals(Shape.of(2), F.contrastive(x, x, y, o -> o.reduce("no")).shape());
    }

    @Test void equalPointsHaveAGradient() {
        F.contrastive(x, x, y).backward();
        assertFalse(x.grad().hasNaN());
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.contrastive(a, b, y, o -> o.margin(3)), randn(2, 3),
                at(0, 1, 0, 1, 0.5, 1).reshape(2, 3));
    }

    @Test void refusesAMarginOfZero() {
        assertRefused("contrastive: expected margin > 0, but found 0.0",
                () -> F.contrastive(x, x, y, o -> o.margin(0)));
    }
}
