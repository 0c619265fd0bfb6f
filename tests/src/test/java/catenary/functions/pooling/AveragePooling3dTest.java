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

class AveragePooling3dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1, 1, 2, 2, 3);

    @Test void values() {
        assertClose(F.averagePooling3d(image, 2), 6);
        assertClose(F.averagePooling3d(image, 2, 1), 6, 7);
        assertClose(F.averagePooling3d(image, new int[] {1, 2, 3}, _ -> {}), 3.5, 9.5);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride) {
        assertGradients(v -> F.averagePooling3d(v, k, o -> o.stride(stride).pad(k / 2)).pow(2), randn(1, 2, 3, 4, 3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("averagePooling3d: expected x.rank == 5, but 4 != 5",
                () -> F.averagePooling3d(empty(2, 2, 2, 2), 2));
    }
}
