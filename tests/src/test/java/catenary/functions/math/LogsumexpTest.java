package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogsumexpTest {

    @Test void values() {
        assertClose(F.logsumexp(x(Math.log(1), Math.log(2), Math.log(3))), Math.log(6));
        assertClose(F.logsumexp(x(new double[][] {{0, 0}, {1, 1}}), 1), Math.log(2), 1 + Math.log(2));
    }

    @Test void nothingOverflows() {
        assertClose(F.logsumexp(x(1000, 1000)), 1000 + Math.log(2));
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        assertGradients(v -> F.logsumexp(v), x);
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.logsumexp(v, a), x);
        }
        if (x.rank() > 2) {
            assertGradients(v -> F.logsumexp(v, 0, -1), x);
        }
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("logsumexp", v -> F.logsumexp(v));
    }
}
