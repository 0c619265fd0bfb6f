package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Variable;
import catenary.checking.Samples;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MinimumTest {

    @Test void values() {
        assertClose(F.minimum(x(1, 2, 3), x(3, 2, 1)), 1, 2, 1);
    }

    @Test void theFirstTakesTheGradientOfATie() {
        Variable a = x(1);
        Variable b = x(1);
        F.minimum(a, b).backward();
        assertClose(a.grad(), 1);
        assertClose(b.grad(), 0);
    }

    @Test void nanWins() {
        assertTrue(F.minimum(x(Double.NaN), x(1)).array().hasNaN());
    }

    @Property(tries = 20) void gradientsBroadcast(@ForAll Samples.Pair shapes) {
        assertGradients(F::minimum, randn(shapes.a().toArray()), randn(shapes.b().toArray()).mul(0.9).add(0.01));
    }

    @Test void refusesTwoDtypes() {
        assertRefused(
                "minimum: expected x1.dtype == x2.dtype, but float32 != float64",
                () -> F.minimum(x(1), new Variable(at(1))));
    }
}
