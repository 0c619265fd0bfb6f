package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FmodTest {

    @Test void values() {
        assertClose(F.fmod(x(5, -5, 5.5), x(3, 3, -2)), 2, -2, 1.5);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, maxRank = 1) Shape s) {
        NDArray wholes = randn(s.toArray()).mul(3).floor();
        NDArray y = randn(s.toArray()).abs().add(1);
        assertGradients(F::fmod, wholes.add(0.4).mul(y), y);
    }
}
