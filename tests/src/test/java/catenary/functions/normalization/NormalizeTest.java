package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class NormalizeTest {

    @Test void referenceValues() {
        assertClose(F.normalize(x(new double[][] {{1, 2, 3}})), 0.2672605, 0.534521, 0.8017815);
        assertClose(F.normalize(x(new double[][] {{3, 4}}), o -> o.eps(5)), 0.3, 0.4);
    }

    @Test void zeroVectorsStayZero() {
        Variable x = empty(1, 3);
        Variable y = F.normalize(x);
        y.sum().backward();
        assertClose(y, 0, 0, 0);
        assertClose(x.grad(), 1e5, 1e5, 1e5);
    }

    @Test void gradients() {
        assertGradients(v -> F.normalize(v), randn(2, 3));
        assertGradients(v -> F.normalize(v, o -> o.axis(0, 2).eps(0.1)), randn(2, 3, 4));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("normalize", v -> F.normalize(v, o -> o.axis(0)));
    }
}
