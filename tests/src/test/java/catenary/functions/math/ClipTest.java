package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClipTest {

    @Test void values() {
        assertClose(F.clip(x(-1, 0.5, 2), 0, 1), 0, 0.5, 1);
        assertClose(F.clip(x(-1, 2), null, 1.0), -1, 1);
        assertClose(F.clip(x(-1, 2), 0.0, null), 0, 2);
    }

    @Test void theBoundsPassTheGradient() {
        assertSlope(v -> F.clip(v, 0, 1), new double[] {-1, 0, 0.5, 1, 2}, 0, 1, 1, 1, 0);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(awayFrom = {-0.5, 0.7}) NDArray x) {
        assertGradients(v -> F.clip(v, -0.5, 0.7).pow(2), x);
    }

    @Test void refusesBoundsThatLeaveNothing() {
        assertRefused("clip: expected xMin < xMax, but 1.0 >= 1.0", () -> F.clip(x(1), 1, 1));
        assertRefused("clip: expected xMin, xMax or both, but found neither", () -> F.clip(x(1), null, null));
    }
}
