package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaxPooling1dTest {

    private final Variable image = F.reshape(x(1, 5, 2, 4, 3), 1, 1, 5);

    @Test void values() {
        assertClose(F.maxPooling1d(image, 2), 5, 4, 3);
        assertClose(F.maxPooling1d(image, 2, o -> o.coverAll(false)), 5, 4);
        assertClose(F.maxPooling1d(image, 3, 1), 5, 5, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 2) int stride, @ForAll boolean coverAll) {
        int step = Math.min(stride, k); // every window has an element of the image
        assertGradients(v -> F.maxPooling1d(v, k, o -> o.stride(step).pad((k - 1) / 2).coverAll(coverAll)).pow(2),
                randn(2, 2, 7));
    }

    @Test void refusesOtherRanks() {
        assertRefused("maxPooling1d: expected x.rank == 3, but 2 != 3", () -> F.maxPooling1d(empty(2, 2), 2));
    }
}
