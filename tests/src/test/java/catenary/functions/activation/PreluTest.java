package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PreluTest {

    @Test void values() {
        assertClose(F.prelu(x(new double[][] {{-1, -2}, {2, 3}}), x(0.5, 2)), -0.5, -4, 2, 3);
        assertSlope(v -> F.prelu(v, F.sum(x(0.25))), new double[] {-1, 0, 1}, 0.25, 1, 1);
    }

    @Property(tries = 20) void gradientsOfBoth(@ForAll @ArrayOf(minRank = 2, minLength = 1, awayFrom = 0) NDArray x) {
        int[] d = x.shape().toArray();
        assertGradients(F::prelu, x, randn(d[1]));
        assertGradients(F::prelu, x, randn(Arrays.copyOfRange(d, 1, d.length)));
        assertGradients(F::prelu, x, randn());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("prelu: expected W.shape == x.shape[1:2]", () -> F.prelu(empty(2, 3), x(1, 2)));
    }
}
