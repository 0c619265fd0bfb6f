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

class Deconvolution3dTest {

    private final Variable x = F.reshape(x(1, 2, 3, 4), 1, 1, 1, 1, 4);
    private final Variable W = F.reshape(x(1, 10), 1, 1, 1, 1, 2);

    @Test void values() {
        assertClose(F.deconvolution3d(x, W), 1, 12, 23, 34, 40);
        assertClose(F.deconvolution3d(x, W, x(0.5)), 1.5, 12.5, 23.5, 34.5, 40.5);
        assertClose(F.deconvolution3d(x, W, o -> o.dilate(2)), 1, 2, 13, 24, 30, 40);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.deconvolution3d(v[0], v[1], v[2], o -> o.stride(stride).pad(pad))).order(2)
                .at(randn(1, 2, 6, 6, 6), randn(2, 2, k, k, k), randn(2));
    }

    @Test void refusesOtherRanks() {
        assertRefused("deconvolution3d: expected x.rank == 5, but 4 != 5",
                () -> F.deconvolution3d(empty(2, 2, 2, 2), W));
    }
}
