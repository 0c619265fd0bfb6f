package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {

    @Test void values() {
        assertClose(F.meanSquaredError(x(1, 2), x(1, 4)), 2);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minLength = 1) NDArray x) {
        assertGradients(F::meanSquaredError, x, randn(x.shape().toArray()));
    }

    @Test void refusesTwoShapes() {
        assertRefused("meanSquaredError: expected x0.shape == x1.shape, but (2,) != (1,)",
                () -> F.meanSquaredError(x(1, 2), x(1)));
    }
}
