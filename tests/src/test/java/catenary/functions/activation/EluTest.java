package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EluTest {

    @Test void values() {
        assertMaps(F::elu, v -> v > 0 ? v : Math.expm1(v), -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        assertGradients(F::elu, x);
    }

    @Test void alphaScalesTheNegativePart() {
        assertClose(F.elu(x(-1, 2), 0.5), 0.5 * Math.expm1(-1), 2);
        assertSlope(v -> F.elu(v, 0.5), new double[] {0}, 0.5);
    }

    @Test void nothingOverflows() {
        assertSlope(F::elu, new double[] {-1000, 1000}, 0, 1);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("elu", F::elu);
    }
}
