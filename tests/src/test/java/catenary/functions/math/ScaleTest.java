package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.scale(x, x(10, 100), 0), 10, 20, 300, 400);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2) NDArray x) {
        int[] d = x.shape().toArray();
        for (int axis = 0; axis < d.length; axis++) {
            int a = axis;
            assertGradients((p, q) -> F.scale(p, q, a).pow(2), x, randn(Arrays.copyOfRange(d, axis, d.length)));
        }
        assertGradients((p, q) -> F.scale(p, q).pow(2), x, randn(d[1]));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("scale: expected y.shape == x.shape[1:2]", () -> F.scale(x, x(1, 2, 3)));
    }
}
