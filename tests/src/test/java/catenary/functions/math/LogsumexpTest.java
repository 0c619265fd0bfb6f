package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.functions.F;
import org.junit.jupiter.api.Test;

class LogsumexpTest {

    @Test void values() {
        assertClose(F.logsumexp(x(Math.log(1), Math.log(2), Math.log(3))), Math.log(6));
        assertClose(F.logsumexp(x(new double[][] {{0, 0}, {1, 1}}), 1), Math.log(2), 1 + Math.log(2));
    }

    @Test void nothingOverflows() {
        assertClose(F.logsumexp(x(1000, 1000)), 1000 + Math.log(2));
    }

    @Test void gradients() {
        assertGradients(v -> F.logsumexp(v), randn(2, 3));
        assertGradients(v -> F.logsumexp(v, 0, -1), randn(2, 3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("logsumexp", v -> F.logsumexp(v));
    }
}
