package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class DecovTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.decov(x), 4.125);
        assertEquals(0, F.decov(x, "no").array().get(1, 1).item());
    }

    @Test void gradients() {
        assertGradients(v -> F.decov(v), randn(4, 3));
    }

    @Test void refusesAVector() {
        assertRefused("decov: expected h (B, N)", () -> F.decov(x(1)));
    }
}
