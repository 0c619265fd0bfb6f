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

class CrossCovarianceTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.crossCovariance(x, x), 6.345703);
        assertEquals(Shape.of(3, 3), F.crossCovariance(x, x, "no").shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, maxRank = 2, minLength = 1) NDArray x) {
        assertGradients((a, b) -> F.crossCovariance(a, b), x, randn(x.shape().axis(0), 2));
        assertGradients((a, b) -> F.crossCovariance(a, b, "no"), x, randn(x.shape().axis(0), 3));
    }

    @Test void refusesTwoBatchSizes() {
        assertRefused("crossCovariance: expected float y (B, M) and z (B, N) of one dtype",
                () -> F.crossCovariance(x, empty(3, 3)));
    }
}
