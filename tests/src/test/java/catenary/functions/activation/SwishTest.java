package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SwishTest {

    @Test void values() {
        assertClose(F.swish(x(new double[][] {{-1, 1}}), x(0, 2)), -0.5, 1 / (1 + Math.exp(-2)));
    }

    @Test void gradientsOfBoth() {
        assertGradients(F::swish, randn(2, 3, 4), at(0.5, -1, 2));
        assertGradients(F::swish, randn(2, 3), randn());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("swish: expected beta.shape == x.shape[1:2]", () -> F.swish(empty(2, 3), x(1, 2)));
    }
}
