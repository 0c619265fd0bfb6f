package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SigmoidCrossEntropyTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final NDArray t = ints(new int[][] {{1, 0, -1}, {0, 1, 1}});

    @Test void referenceValues() {
        assertClose(F.sigmoidCrossEntropy(x, t), 0.7841351);
        assertClose(F.sigmoidCrossEntropy(x, t, o -> o.normalize(false)), 1.9603378);
        assertEquals(0, F.sigmoidCrossEntropy(x, t, o -> o.reduce("no")).array().get(0, 2).item());
        assertClose(F.sigmoidCrossEntropy(x(1), ints(new int[] {-1})), 0);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        NDArray t = randn(x.shape().toArray()).gt(0).astype(DType.INT32);
        assertGradients(v -> F.sigmoidCrossEntropy(v, t), x);
        assertGradients(v -> F.sigmoidCrossEntropy(v, t, o -> o.reduce("no")), x);
        assertGradients(v -> F.sigmoidCrossEntropy(v, t, o -> o.normalize(false)), x);
    }

    @Test void nothingOverflows() {
        assertClose(F.sigmoidCrossEntropy(x(-1e30, 1e30), ints(new int[] {0, 1})), 0);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("sigmoidCrossEntropy: expected integer labels with t.shape == x.shape",
                () -> F.sigmoidCrossEntropy(x, ints(new int[] {1})));
    }
}
