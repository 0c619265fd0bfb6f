package catenary.functions.noise;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GaussianTest {

    @Test void isMeanAndDeviationTimesNoise() {
        assertClose(F.gaussian(x(1, 2), x(0, Math.log(4)), o -> o.eps(x(1, -1).array())), 2, 0);
    }

    @Test void theNoiseIsHandedOut() {
        var noise = new ArrayList<NDArray>();
        var y = F.gaussian(x(0, 0), x(0, 0), o -> o.returnEps(noise::add));
        assertEquals(y.array(), noise.getFirst());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        NDArray eps = randn(x.shape().toArray());
        assertGradients((m, v) -> F.gaussian(m, v, o -> o.eps(eps)), x, x.mul(0.3));
    }

    @Test void refusesTwoShapes() {
        assertRefused("gaussian: expected mean.shape == lnVar.shape, but (1,) != (2,)",
                () -> F.gaussian(x(1), x(1, 2)));
    }
}
