package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
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

class HuberLossTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.huberLoss(x, empty(2, 3), 1), 4.5, 0.625);
        assertEquals(Shape.of(2, 3), F.huberLoss(x, empty(2, 3), 1, "no").shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, minLength = 1) NDArray x) {
        int[] d = x.shape().toArray();
        assertGradients((a, b) -> F.huberLoss(a, b, 0.7), x, x.add(randn(d)));
        assertGradients((a, b) -> F.huberLoss(a, b, 5, "no"), x, x.add(randn(d)));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("huberLoss: expected reduce to be one of sum_along_second_axis, no, but found mean",
                () -> F.huberLoss(x, x, 1, "mean"));
    }
}
