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

class Unpooling3dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1, 1, 2, 2, 3);

    @Test void values() {
        assertClose(F.unpooling3d(image, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertClose(F.unpooling3d(image, new int[] {1, 1, 2}, _ -> {}), 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9, 10,
                10, 11, 11, 12);
        assertClose(F.unpooling3d(image, new int[] {2, 1, 1}, o -> o.stride(1)), 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16,
                18, 7, 8, 9, 10, 11, 12);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride, @ForAll boolean coverAll) {
        assertGradients(v -> F.unpooling3d(v, k, o -> o.stride(stride).coverAll(coverAll)).pow(2),
                randn(1, 2, 3, 4, 3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("unpooling3d: expected x.rank == 5, but 4 != 5", () -> F.unpooling3d(empty(2, 2, 2, 2), 2));
    }
}
