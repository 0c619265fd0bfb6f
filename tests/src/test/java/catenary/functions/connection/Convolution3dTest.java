package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Convolution3dTest {

    private final Variable x = F.reshape(x(1, 2, 3, 4), 1, 1, 1, 1, 4);
    private final Variable W = F.reshape(x(1, 10), 1, 1, 1, 1, 2);

    @Test void values() {
        assertClose(F.convolution3d(x, W), 21, 32, 43);
        assertClose(F.convolution3d(x, W, x(0.5)), 21.5, 32.5, 43.5);
        assertClose(F.convolution3d(x, W, o -> o.dilate(2)), 31, 42);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.convolution3d(v[0], v[1], v[2], o -> o.stride(stride).pad(pad))).order(2)
                .at(randn(2, 2, 3, 3, 4), randn(3, 2, k, 2, 2), randn(3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("convolution3d: expected x.rank == 5, but 4 != 5",
                () -> F.convolution3d(empty(2, 2, 2, 2), W));
    }
}
