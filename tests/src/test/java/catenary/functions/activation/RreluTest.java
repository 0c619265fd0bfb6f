package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RreluTest {

    @Test void values() {
        assertClose(F.rrelu(x(-1, 2), o -> o.r(x(0.5, 0.5).array())), -0.5, 2);
        try (var _ = Config.testMode()) {
            assertClose(F.rrelu(x(-1, 2), o -> o.l(0.2).u(0.4).r(x(0.9, 0.9).array())), -0.3, 2);
        }
    }

    @Test void drawnSlopesLieBetweenTheBounds() {
        var slopes = new ArrayList<NDArray>();
        F.rrelu(empty(1000), o -> o.l(0.2).u(0.4).returnR(slopes::add));
        assertTrue(slopes.getFirst().min().item() >= 0.2f && slopes.getFirst().max().item() <= 0.4f);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = 0) NDArray x) {
        NDArray r = randn(x.shape().toArray()).abs();
        assertGradients(v -> F.rrelu(v, o -> o.r(r)).pow(2), x);
    }

    @Test void refusesBoundsOutOfOrder() {
        assertRefused("rrelu: expected 0 <= l < u < 1, but found 0.5 and 0.25",
                () -> F.rrelu(x(1), o -> o.l(0.5).u(0.25)));
    }
}
