package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class CrossCovarianceTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.crossCovariance(x, x), 6.345703);
        assertEquals(Shape.of(3, 3), F.crossCovariance(x, x, "no").shape());
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.crossCovariance(a, b), randn(4, 3), randn(4, 2));
    }

    @Test void refusesTwoBatchSizes() {
        assertRefused("crossCovariance: expected y (B, M) and z (B, N)", () -> F.crossCovariance(x, empty(3, 3)));
    }
}
