package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchL2NormSquaredTest {

    @Test void values() {
        assertClose(F.batchL2NormSquared(x(new double[][] {{3, 4}, {1, 0}})), 25, 1);
        assertEquals(Shape.of(0), F.batchL2NormSquared(empty(0, 3)).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2) NDArray x) {
        assertGradients(F::batchL2NormSquared, x);
    }

    @Test void refusesAVector() {
        assertRefused("batchL2NormSquared: expected x.rank >= 2, but 1 < 2", () -> F.batchL2NormSquared(x(1)));
    }
}
