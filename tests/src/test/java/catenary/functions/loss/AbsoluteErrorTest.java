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

class AbsoluteErrorTest {

    @Test void values() {
        assertClose(F.absoluteError(x(1, 2), x(1, 4)), 0, 2);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::absoluteError, x, x.add(randn(x.shape().toArray())).add(0.01));
    }

    @Test void refusesTwoShapes() {
        assertRefused("absoluteError: expected x0.shape == x1.shape, but (2,) != (1,)",
                () -> F.absoluteError(x(1, 2), x(1)));
    }
}
