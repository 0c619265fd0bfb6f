package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.functions.F;
import java.util.ArrayList;
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

    @Test void gradients() {
        var r = at(0.1, 0.2, 0.3);
        assertGradients(v -> F.rrelu(v, o -> o.r(r)).pow(2), at(-1, 2, -3));
    }

    @Test void refusesBoundsOutOfOrder() {
        assertRefused("rrelu: expected 0 <= l < u < 1, but found 0.5 and 0.25",
                () -> F.rrelu(x(1), o -> o.l(0.5).u(0.25)));
    }
}
