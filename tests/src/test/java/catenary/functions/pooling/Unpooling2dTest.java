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

class Unpooling2dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 1, 3, 3);

    @Test void values() {
        assertClose(F.unpooling2d(image, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertClose(F.unpooling2d(image, new int[] {1, 2}, _ -> {}), 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9);
        assertClose(F.unpooling2d(image, 2, 1), 1, 3, 5, 3, 5, 12, 16, 9, 11, 24, 28, 15, 7, 15, 17, 9);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride, @ForAll boolean coverAll) {
        assertGradients(v -> F.unpooling2d(v, k, o -> o.stride(stride).coverAll(coverAll)).pow(2), randn(2, 2, 5, 4));
    }

    @Test void refusesOtherRanks() {
        assertRefused("unpooling2d: expected x.rank == 4, but 3 != 4", () -> F.unpooling2d(empty(2, 2, 2), 2));
    }
}
