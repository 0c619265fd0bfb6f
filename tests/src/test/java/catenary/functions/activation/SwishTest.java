package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
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

class SwishTest {

    @Test void values() {
        assertClose(F.swish(x(new double[][] {{-1, 1}}), x(0, 2)), -0.5, 1 / (1 + Math.exp(-2)));
    }

    @Property(tries = 20) void gradientsOfBoth(@ForAll @ArrayOf(minRank = 2, minLength = 1, awayFrom = 0) NDArray x) {
        int[] d = x.shape().toArray();
        assertGradients(F::swish, x, randn(d[1]));
        assertGradients(F::swish, x, randn(Arrays.copyOfRange(d, 1, d.length)));
        assertGradients(F::swish, x, randn());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("swish: expected beta.shape == x.shape[1:2]", () -> F.swish(empty(2, 3), x(1, 2)));
    }
}
