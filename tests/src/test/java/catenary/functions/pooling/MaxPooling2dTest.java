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

class MaxPooling2dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 1, 3, 3);

    @Test void values() {
        assertClose(F.maxPooling2d(image, 2), 5, 6, 8, 9);
        assertClose(F.maxPooling2d(image, 2, 1), 5, 6, 8, 9);
        assertClose(F.maxPooling2d(image, 2, o -> o.coverAll(false)), 5);
        assertClose(F.maxPooling2d(image, new int[] {1, 3}, _ -> {}), 3, 6, 9);
        assertClose(F.maxPooling2d(image, new int[] {3, 1}, o -> o.stride(1, 2)), 7, 9);
    }

    @Test void theReferencesNumbers() {
        Variable im = F.reshape(x(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1, 4, 4);
        assertClose(F.maxPooling2d(im, 3, 2), 10, 11, 14, 15);
        assertClose(F.maxPooling2d(im, 3, o -> o.stride(2).coverAll(false)), 10);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 2) int stride, @ForAll boolean coverAll) {
        int step = Math.min(stride, k); // every window has an element of the image
        assertGradients(v -> F.maxPooling2d(v, k, o -> o.stride(step).pad((k - 1) / 2).coverAll(coverAll)).pow(2),
                randn(2, 2, 5, 4));
    }

    @Test void refusesOtherRanks() {
        assertRefused("maxPooling2d: expected x.rank == 4, but 3 != 4", () -> F.maxPooling2d(empty(2, 2, 2), 2));
    }
}
