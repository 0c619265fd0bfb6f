package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertSlope;
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

class CreluTest {

    @Test void values() {
        assertClose(F.crelu(x(new double[][] {{-1, 2}})), 0, 2, 1, 0);
        assertEquals(Shape.of(4, 3), F.crelu(empty(2, 3), 0).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, awayFrom = 0) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.crelu(v, a).pow(2), x);
        }
        assertSlope(v -> F.crelu(v, 0), new double[] {-1, 0, 2}, -1, 0, 1);
    }
}
