package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class PreluTest {

    @Test void values() {
        assertClose(F.prelu(x(new double[][] {{-1, -2}, {2, 3}}), x(0.5, 2)), -0.5, -4, 2, 3);
        assertSlope(v -> F.prelu(v, F.sum(x(0.25))), new double[] {-1, 0, 1}, 0.25, 1, 1);
    }

    @Test void gradientsOfBoth() {
        assertGradients(F::prelu, randn(2, 3, 4), at(0.5, -1, 2));
        assertGradients(F::prelu, randn(2, 3), randn());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("prelu: expected W.shape == x.shape[1:2]", () -> F.prelu(empty(2, 3), x(1, 2)));
    }
}
