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

class MaxPooling3dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1, 1, 2, 2, 3);

    @Test void values() {
        assertClose(F.maxPooling3d(image, 2), 11, 12);
        assertClose(F.maxPooling3d(image, 2, 1), 11, 12);
        assertClose(F.maxPooling3d(image, new int[] {1, 2, 2}, o -> o.coverAll(false)), 5, 11);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 2) int stride, @ForAll boolean coverAll) {
        int step = Math.min(stride, k); // every window has an element of the image
        assertGradients(v -> F.maxPooling3d(v, k, o -> o.stride(step).pad((k - 1) / 2).coverAll(coverAll)).pow(2),
                randn(1, 2, 3, 4, 3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("maxPooling3d: expected x.rank == 5, but 4 != 5", () -> F.maxPooling3d(empty(2, 2, 2, 2), 2));
    }
}
