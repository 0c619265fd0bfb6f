package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LinearInterpolateTest {

    @Test void values() {
        assertClose(F.linearInterpolate(x(0, 0.5, 1), x(1, 1, 1), x(3, 3, 3)), 3, 2, 1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray p) {
        int[] d = p.shape().toArray();
        GradientCheck.ofMany(v -> F.linearInterpolate(v[0], v[1], v[2])).order(2).at(p, randn(d), randn(d).neg());
    }

    @Test void refusesTwoShapes() {
        assertRefused("linearInterpolate: expected p.shape == x.shape, but (1,) != (2,)",
                () -> F.linearInterpolate(x(1), x(1, 2), x(1, 2)));
    }
}
