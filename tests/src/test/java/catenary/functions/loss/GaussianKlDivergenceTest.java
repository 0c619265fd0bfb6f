package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GaussianKlDivergenceTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable zero = empty(2, 3);

    @Test void referenceValues() {
        assertClose(F.gaussianKlDivergence(x, zero), 7.625);
        assertClose(F.gaussianKlDivergence(x, zero, "mean"), 7.625 / 6);
        assertEquals(Shape.of(2, 3), F.gaussianKlDivergence(x, zero, "no").shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients((a, b) -> F.gaussianKlDivergence(a, b), x, randn(x.shape().toArray()));
        assertGradients((a, b) -> F.gaussianKlDivergence(a, b, "no"), x, randn(x.shape().toArray()));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("gaussianKlDivergence: expected reduce to be one of sum, mean, no, but found max",
                () -> F.gaussianKlDivergence(x, zero, "max"));
    }
}
