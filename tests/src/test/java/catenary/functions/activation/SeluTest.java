package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeluTest {

    @Test void referenceValues() {
        assertClose(F.selu(x(-1, 2)), -1.1113307, 2.101402);
        assertClose(F.selu(x(-1, 2), 1, 2), 2 * Math.expm1(-1), 4);
        assertClose(F.selu(x(2), o -> o.scale(3)), 6);
        assertClose(F.selu(x(-1), o -> o.alpha(1)), 1.0507009873554805 * Math.expm1(-1));
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        assertGradients(F::selu, x);
    }
}
