package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class GaussianKlDivergenceTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable zero = empty(2, 3);

    @Test void referenceValues() {
        assertClose(F.gaussianKlDivergence(x, zero), 7.625);
        assertClose(F.gaussianKlDivergence(x, zero, "mean"), 7.625 / 6);
        assertEquals(Shape.of(2, 3), F.gaussianKlDivergence(x, zero, "no").shape());
    }

    @Test void gradients() {
        assertGradients((a, b) -> F.gaussianKlDivergence(a, b), randn(2, 3),
                at(0.3, -1, 2, 0.1, 0.7, -0.2).reshape(2, 3));
        assertGradients((a, b) -> F.gaussianKlDivergence(a, b, "no"), randn(2, 3),
                at(0.3, -1, 2, 0.1, 0.7, -0.2).reshape(2, 3));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("gaussianKlDivergence: expected reduce to be one of sum, mean, no, but found max",
                () -> F.gaussianKlDivergence(x, zero, "max"));
    }
}
