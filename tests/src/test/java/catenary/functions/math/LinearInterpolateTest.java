package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.checking.GradientCheck;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class LinearInterpolateTest {

    @Test void values() {
        assertClose(F.linearInterpolate(x(0, 0.5, 1), x(1, 1, 1), x(3, 3, 3)), 3, 2, 1);
    }

    @Test void gradients() {
        GradientCheck.ofMany(v -> F.linearInterpolate(v[0], v[1], v[2])).order(2)
                .at(at(0.2, 0.9), at(1, -2), at(3, 0.5));
    }

    @Test void refusesTwoShapes() {
        assertRefused("linearInterpolate: expected p.shape == x.shape, but (1,) != (2,)",
                () -> F.linearInterpolate(x(1), x(1, 2), x(1, 2)));
    }
}
