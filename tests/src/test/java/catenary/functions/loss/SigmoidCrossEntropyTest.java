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
import catenary.functions.F;
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

    @Test void gradients() {
        assertGradients(v -> F.sigmoidCrossEntropy(v, t), randn(2, 3));
        assertGradients(v -> F.sigmoidCrossEntropy(v, t, o -> o.reduce("no")), randn(2, 3));
    }

    @Test void nothingOverflows() {
        assertClose(F.sigmoidCrossEntropy(x(-1e30, 1e30), ints(new int[] {0, 1})), 0);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("sigmoidCrossEntropy: expected integer labels with t.shape == x.shape",
                () -> F.sigmoidCrossEntropy(x, ints(new int[] {1})));
    }
}
