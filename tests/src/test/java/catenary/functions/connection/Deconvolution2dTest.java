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

class Deconvolution2dTest {

    @Test void referenceValues() {
        Variable x = F.reshape(x(1, 1, 1, 1), 1, 1, 2, 2);
        Variable W = F.reshape(x(1, 1, 1, 1, 1, 1, 1, 1, 1), 1, 1, 3, 3);
        assertClose(F.deconvolution2d(x, W, o -> o.stride(2).pad(1)), 1, 2, 1, 2, 4, 2, 1, 2, 1);
        assertClose(F.deconvolution2d(x, W, x(0.5), o -> o.stride(2).pad(1).outsize(3, 4)), 1.5, 2.5, 1.5, 1.5, 2.5,
                4.5,
                2.5, 2.5, 1.5, 2.5, 1.5, 1.5);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 2) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 3) int k) {
        GradientCheck.ofMany(v -> F.deconvolution2d(v[0], v[1], v[2], o -> o.stride(stride, 1).pad(pad).groups(2)))
                .order(2)
                .at(randn(2, 4, 6, 6), randn(4, 1, k, k), randn(2));
    }

    @Test void refusesOtherRanks() {
        assertRefused("deconvolution2d: expected x.rank == 4, but 3 != 4",
                () -> F.deconvolution2d(empty(2, 2, 2), empty(2, 1, 1, 1)));
    }
}
