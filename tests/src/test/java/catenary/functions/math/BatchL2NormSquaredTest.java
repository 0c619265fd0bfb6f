package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class BatchL2NormSquaredTest {

    @Test void values() {
        assertClose(F.batchL2NormSquared(x(new double[][] {{3, 4}, {1, 0}})), 25, 1);
        assertEquals(Shape.of(0), F.batchL2NormSquared(empty(0, 3)).shape());
    }

    @Test void gradients() {
        assertGradients(F::batchL2NormSquared, randn(2, 3, 4));
    }

    @Test void refusesAVector() {
        assertRefused("batchL2NormSquared: expected x.rank >= 2, but 1 < 2", () -> F.batchL2NormSquared(x(1)));
    }
}
