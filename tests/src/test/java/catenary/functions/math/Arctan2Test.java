package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.checking.Samples;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Arctan2Test {

    @Test void values() {
        assertClose(F.arctan2(x(1, -1, 0), x(1, -1, -1)), Math.PI / 4, -3 * Math.PI / 4, Math.PI);
    }

    @Property(tries = 20) void gradients(@ForAll Samples.Pair shapes) {
        assertGradients(F::arctan2, randn(shapes.a().toArray()).add(0.01), randn(shapes.b().toArray()));
    }
}
