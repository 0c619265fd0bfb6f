package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class HuberLossTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.huberLoss(x, empty(2, 3), 1), 4.5, 0.625);
        assertEquals(Shape.of(2, 3), F.huberLoss(x, empty(2, 3), 1, "no").shape());
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.huberLoss(a, b, 0.7), at(1, 2, -3).reshape(1, 3), at(1.5, -1, 0.3).reshape(1, 3));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("huberLoss: expected reduce to be one of sum_along_second_axis, no, but found mean",
                () -> F.huberLoss(x, x, 1, "mean"));
    }
}
