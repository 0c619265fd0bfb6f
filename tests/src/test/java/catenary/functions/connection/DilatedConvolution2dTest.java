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

class DilatedConvolution2dTest {

    private final Variable x = F.reshape(x(1, 2, 3, 4), 1, 1, 1, 4);
    private final Variable W = F.reshape(x(1, 10), 1, 1, 1, 2);

    @Test void values() {
        assertClose(F.dilatedConvolution2d(x, W), 21, 32, 43);
        assertClose(F.dilatedConvolution2d(x, W, x(0.5), o -> o.dilate(2)), 31.5, 42.5);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.dilatedConvolution2d(v[0], v[1], v[2], o -> o.stride(stride).pad(pad).dilate(2, 1)))
                .order(2)
                .at(randn(2, 2, 5, 4), randn(3, 2, k, 2), randn(3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("dilatedConvolution2d: expected x.rank == 4, but 2 != 4",
                () -> F.dilatedConvolution2d(empty(2, 2), W));
    }
}
