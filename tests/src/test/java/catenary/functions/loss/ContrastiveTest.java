package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int c) {
        NDArray t = ints(new int[n]);
        assertGradients((a, b) -> F.contrastive(a, b, t, o -> o.margin(9)), randn(n, c), randn(n, c).mul(0.5).add(1));
        assertGradients((a, b) -> F.contrastive(a, b, t.add(1), o -> o.reduce("no")), randn(n, c),
                randn(n, c).mul(0.5).add(1));
    }

    @Test void refusesAMarginOfZero() {
        assertRefused("contrastive: expected margin > 0, but found 0.0",
                () -> F.contrastive(x, x, y, o -> o.margin(0)));
    }
}
