package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.scale(x, x(10, 100), 0), 10, 20, 300, 400);
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.scale(a, b).pow(2), randn(2, 3, 4), randn(3));
        assertGradients((a, b) -> F.scale(a, b, 0).pow(2), randn(2, 3, 4), randn(2, 3));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("scale: expected y.shape == x.shape[1:2]", () -> F.scale(x, x(1, 2, 3)));
    }
}
