package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class Convolution3dTest {

    private final Variable x = F.reshape(x(1, 2, 3, 4), 1, 1, 1, 1, 4);
    private final Variable W = F.reshape(x(1, 10), 1, 1, 1, 1, 2);

    @Test void values() {
        assertClose(F.convolution3d(x, W), 21, 32, 43);
        assertClose(F.convolution3d(x, W, x(0.5)), 21.5, 32.5, 43.5);
        assertClose(F.convolution3d(x, W, o -> o.dilate(2)), 31, 42);
    }

    @Test void gradients() {
        GradientCheck.ofMany(v -> F.convolution3d(v[0], v[1], v[2], o -> o.stride(2).pad(1))).order(2)
                .at(randn(2, 2, 3, 2, 4), randn(3, 2, 2, 2, 2), randn(3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("convolution3d: expected x.rank == 5, but 4 != 5",
                () -> F.convolution3d(empty(2, 2, 2, 2), W));
    }
}
