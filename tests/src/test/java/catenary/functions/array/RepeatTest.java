package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class RepeatTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.repeat(x, 2), 1, 1, 2, 2, 3, 3, 4, 4);
        assertClose(F.repeat(x, 2, 0), 1, 2, 1, 2, 3, 4, 3, 4);
        assertClose(F.repeat(x, new int[] {0, 2}, 1), 2, 2, 4, 4);
    }

    @Test void gradients() {
        assertGradients(v -> F.repeat(v, new int[] {1, 0, 3}, -1).pow(2), randn(2, 3));
    }

    @Test void refusesNegativeNumbers() {
        assertRefused("repeat: expected 2 numbers >= 0, but found [-1, -1]", () -> F.repeat(x, -1, 0));
    }
}
