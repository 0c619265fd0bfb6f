package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.device;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HingeTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final NDArray t = ints(new int[] {2, 0});

    @Test void referenceValues() {
        assertClose(F.hinge(x, t), 4.75);
        assertClose(F.hinge(x, t, o -> o.norm("L2")), 10.125);
        assertEquals(Shape.of(2, 3), F.hinge(x, t, o -> o.reduce("no")).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int c) {
        NDArray t = ints(new int[n]).add(c - 1);
        assertGradients(v -> F.hinge(v, t, o -> o.norm("L2")), randn(n, c));
        assertGradients(v -> F.hinge(v, t, o -> o.reduce("no")), randn(n, c));
    }

    @Test void aNegativeLabelCountsFromTheEnd() {
        assertClose(F.hinge(x, ints(new int[] {-1, -3})), 4.75);
    }

    @Test void refusesWhatIsNoClass() {
        assumeFalse(device().queues());
        assertRefused("hinge: expected every label of t to be in -3 <= t < 3, the classes of x, but found 0 to 3",
                () -> F.hinge(x, ints(new int[] {3, 0})));
    }

    @Test void refusesAnotherNorm() {
        assertRefused("hinge: expected norm to be one of L1, L2, but found L3",
                () -> F.hinge(x, t, o -> o.norm("L3")));
    }
}
