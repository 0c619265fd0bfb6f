package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertMaps;
import static catenary.functions.Given.assertSlope;
import static catenary.functions.Given.at;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SoftplusTest {

    @Test void values() {
        assertMaps(F::softplus, v -> Math.log1p(Math.exp(v)), -1.3, -0.2, 0.4, 2.1);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(F::softplus, x);
    }

    @Test void referenceValues() {
        assertClose(F.softplus(x(-1, 0, 1)), 0.3132616, 0.6931472, 1.3132616);
    }

    @Test void nothingOverflows() {
        assertClose(F.softplus(x(-1000, 1000)), 0, 1000);
    }

    @Test void slopeAtZeroIsOneHalf() {
        assertSlope(F::softplus, new double[] {0}, 0.5);
    }

    @Test void betaBendsSharper() {
        assertClose(F.softplus(x(0.5), 2), Math.log1p(Math.exp(1)) / 2);
        assertGradients(v -> F.softplus(v, 2), at(-1, 0, 0.7));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("softplus", F::softplus);
    }
}
