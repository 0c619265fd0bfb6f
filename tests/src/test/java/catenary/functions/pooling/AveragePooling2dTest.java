package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AveragePooling2dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9), 1, 1, 3, 3);

    @Test void values() {
        assertClose(F.averagePooling2d(image, 2), 3);
        assertClose(F.averagePooling2d(image, 2, 1), 3, 4, 6, 7);
        assertClose(F.averagePooling2d(image, new int[] {1, 3}, _ -> {}), 2, 5, 8);
        assertClose(F.averagePooling2d(image, 2, o -> o.pad(1)), 0.25, 1.25, 2.75, 7);
        assertClose(F.averagePooling2d(image, 2, o -> o.pad(1).padValue(null)), 1, 2.5, 5.5, 7);
    }

    @Test void thePoolOfAWholeImageIsItsMean() {
        NDArray whole = randn(3, 4, 40, 50);
        Variable y = F.averagePooling2d(new Variable(whole), new int[] {40, 50}, _ -> {});
        assertTrue(y.array().reshape(3, 4).allClose(whole.mean(2, 3), 1e-12, 1e-12));
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride) {
        assertGradients(v -> F.averagePooling2d(v, k, o -> o.stride(stride).pad(k / 2)).pow(2), randn(2, 2, 5, 4));
    }

    @Test void refusesOtherRanks() {
        assertRefused("averagePooling2d: expected x.rank == 4, but 3 != 4",
                () -> F.averagePooling2d(empty(2, 2, 2), 2));
    }
}
